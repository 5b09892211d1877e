<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FindingText</name>
    <message numerus="yes">
        <source>libvirt %1, %2, %n VM(s).</source>
        <translation>
            <numerusform>libvirt %1, %2, %n VM.</numerusform>
            <numerusform>libvirt %1, %2, %n VMs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::BulkDialog</name>
    <message numerus="yes">
        <source>%1: %n VMs</source>
        <comment>action</comment>
        <translation>
            <numerusform>%1: %n VM</numerusform>
            <numerusform>%1: %n VMs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not asked for</source>
        <translation>
            <numerusform>%n not asked for</numerusform>
            <numerusform>%n not asked for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <translation>
            <numerusform>%n to go</numerusform>
            <numerusform>%n to go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::ClientsPage</name>
    <message numerus="yes">
        <source>%n VM(s): %1</source>
        <translation>
            <numerusform>%n VM: %1</numerusform>
            <numerusform>%n VMs: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleWall</name>
    <message numerus="yes">
        <source>%Ln consoles</source>
        <translation>
            <numerusform>%Ln console</numerusform>
            <numerusform>%Ln consoles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::FindBar</name>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::Notifier</name>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation>
            <numerusform>%n more message</numerusform>
            <numerusform>%n more messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::OverviewPage</name>
    <message numerus="yes">
        <source>%Ln VMs</source>
        <translation>
            <numerusform>%Ln VM</numerusform>
            <numerusform>%Ln VMs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::ReplayView</name>
    <message numerus="yes">
        <source>Show no pause for longer than %n second(s)</source>
        <translation>
            <numerusform>Show no pause for longer than %n second</numerusform>
            <numerusform>Show no pause for longer than %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::ServerPage</name>
    <message numerus="yes">
        <source>%1: the server&apos;s own, renewed by itself; %n day(s) left, until %2</source>
        <translation>
            <numerusform>%1: the server&apos;s own, renewed by itself; %n day left, until %2</numerusform>
            <numerusform>%1: the server&apos;s own, renewed by itself; %n days left, until %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: from your files; %n day(s) left, until %2</source>
        <translation>
            <numerusform>%1: from your files; %n day left, until %2</numerusform>
            <numerusform>%1: from your files; %n days left, until %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: ends in %n day(s), on %2. Put a new one into the server&apos;s files; it is taken at once.</source>
        <translation>
            <numerusform>%1: ends in %n day, on %2. Put a new one into the server&apos;s files; it is taken at once.</numerusform>
            <numerusform>%1: ends in %n days, on %2. Put a new one into the server&apos;s files; it is taken at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::StatusLine</name>
    <message numerus="yes">
        <source>%n clients</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consoles</source>
        <translation>
            <numerusform>%n console</numerusform>
            <numerusform>%n consoles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::TaskModel</name>
    <message numerus="yes">
        <source>%n VMs</source>
        <translation>
            <numerusform>%n VM</numerusform>
            <numerusform>%n VMs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not asked for</source>
        <translation>
            <numerusform>%n not asked for</numerusform>
            <numerusform>%n not asked for</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::Tray</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guestwire: %n alerts</source>
        <translation>
            <numerusform>Guestwire: %n alert</numerusform>
            <numerusform>Guestwire: %n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::VmActions</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::VmListModel</name>
    <message numerus="yes">
        <source>%1, %n VMs</source>
        <translation>
            <numerusform>%1, %n VM</numerusform>
            <numerusform>%1, %n VMs</numerusform>
        </translation>
    </message>
</context>
</TS>

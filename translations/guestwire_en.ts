<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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

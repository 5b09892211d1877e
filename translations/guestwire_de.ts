<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>FindingText</name>
    <message>
        <source>The connection is not encrypted.</source>
        <translation>Die Verbindung ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Its key is not known yet: %1. Its certificate is valid until %2.</source>
        <translation>Sein Schlüssel ist noch nicht bekannt: %1. Sein Zertifikat gilt bis %2.</translation>
    </message>
    <message>
        <source>It shows the key that is remembered. Its certificate is valid until %1.</source>
        <translation>Er zeigt den gemerkten Schlüssel. Sein Zertifikat gilt bis %1.</translation>
    </message>
    <message>
        <source>It shows another key than the one that is remembered: %1 instead of %2. Somebody may be in between. If the server was set up anew, remove the remembered key.</source>
        <translation>Er zeigt einen anderen Schlüssel als den gemerkten: %1 statt %2. Jemand könnte dazwischen sein. Wurde der Server neu eingerichtet, den gemerkten Schlüssel entfernen.</translation>
    </message>
    <message>
        <source>What answers there is no Guestwire server. Check host and port.</source>
        <translation>Was dort antwortet, ist kein Guestwire-Server. Host und Port prüfen.</translation>
    </message>
    <message>
        <source>It asks for a log-in.</source>
        <translation>Er verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>It asks for a log-in; the last one was that of %1.</source>
        <translation>Er verlangt eine Anmeldung; die letzte war die von %1.</translation>
    </message>
    <message numerus="yes">
        <source>libvirt %1, %2, %n VM(s).</source>
        <translation>
            <numerusform>libvirt %1, %2, %n VM.</numerusform>
            <numerusform>libvirt %1, %2, %n VMs.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can not be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>%1 is reached.</source>
        <translation>%1 ist erreichbar.</translation>
    </message>
</context>
<context>
    <name>Guestwire::About</name>
    <message>
        <source>About Guestwire</source>
        <translation>Über Guestwire</translation>
    </message>
    <message>
        <source>Guestwire %1
Virtual machines, seen live and typed into.</source>
        <translation>Guestwire %1
Virtuelle Maschinen, live gesehen und bedient.</translation>
    </message>
    <message>
        <source>Qt %1, %2
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Qt %1, %2
Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
</context>
<context>
    <name>Guestwire::AccountDialog</name>
    <message>
        <source>First administrator</source>
        <translation>Erstes Administrationskonto</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Account of %1</source>
        <translation>Konto von %1</translation>
    </message>
    <message>
        <source>all, or patterns such as web-*, db-*</source>
        <translation>alle, oder Muster wie web-*, db-*</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Whoever connects has to log in. Make an account for yourself: the server stays off until there is one.</source>
        <translation>Wer sich verbindet, muss sich anmelden. Ein eigenes Konto ist nötig: Der Server bleibt aus, bis es eines gibt.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rolle</translation>
    </message>
    <message>
        <source>&amp;VMs</source>
        <translation>&amp;VMs</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>Neues &amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Password a&amp;gain</source>
        <translation>Passwort &amp;wiederholen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Konto erstellen</translation>
    </message>
    <message>
        <source>A password has at least %1 characters.</source>
        <translation>Ein Passwort hat mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Weak: make it longer. Several words that do not belong together do well.</source>
        <translation>Schwach: länger machen. Mehrere Wörter, die nicht zusammengehören, eignen sich gut.</translation>
    </message>
    <message>
        <source>Fair. Longer is better.</source>
        <translation>Brauchbar. Länger ist besser.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Stark.</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Die beiden Passwörter unterscheiden sich.</translation>
    </message>
    <message>
        <source>A new password voids the tokens of this account.</source>
        <translation>Ein neues Passwort macht die Token dieses Kontos ungültig.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Es gibt keine Verbindung zum Server.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
</context>
<context>
    <name>Guestwire::AccountsPage</name>
    <message>
        <source>A&amp;dd…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Make a &amp;token…</source>
        <translation>&amp;Token erstellen…</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>VMs</source>
        <translation>VMs</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>The accounts could not be asked for: %1.</source>
        <translation>Die Konten waren nicht zu bekommen: %1.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>There is no account, so nobody can log in. “Add” makes the first administrator.</source>
        <translation>Es gibt kein Konto, also kann sich niemand anmelden. „Hinzufügen“ erstellt das erste Administrationskonto.</translation>
    </message>
    <message>
        <source>Remove the account of %1? Its connections end at once, and its tokens are void.</source>
        <translation>Konto von %1 entfernen? Seine Verbindungen enden sofort, und seine Token werden ungültig.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>It was not removed: %1</source>
        <translation>Nicht entfernt: %1</translation>
    </message>
</context>
<context>
    <name>Guestwire::ActionBar</name>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
</context>
<context>
    <name>Guestwire::ActivityView</name>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Consoles</source>
        <translation>Konsolen</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>This VM</source>
        <translation>Diese VM</translation>
    </message>
    <message>
        <source>Only the events of the chosen VM</source>
        <translation>Nur die Ereignisse der ausgewählten VM</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>Aufgabe abbrechen</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>Beendetes entfernen</translation>
    </message>
    <message>
        <source>Select a task first.</source>
        <translation>Zuerst eine Aufgabe auswählen.</translation>
    </message>
    <message>
        <source>This task has ended, or can not be stopped half-way.</source>
        <translation>Diese Aufgabe ist beendet oder kann nicht mittendrin abgebrochen werden.</translation>
    </message>
    <message>
        <source>Of many VMs no more are asked for; a guest is no longer waited for, but may still follow.</source>
        <translation>Von vielen VMs wird keine weitere angefordert; auf einen Gast wird nicht mehr gewartet, er kann aber noch folgen.</translation>
    </message>
</context>
<context>
    <name>Guestwire::AddConnectionDialog</name>
    <message>
        <source>Add a connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>wss://host:8443, guestwire-pair:… or qemu:///system</source>
        <translation>wss://host:8443, guestwire-pair:… oder qemu:///system</translation>
    </message>
    <message>
        <source>The address or pairing string of a Guestwire server, or the URI of a libvirt host:</source>
        <translation>Die Adresse oder Kopplungszeichenfolge eines Guestwire-Servers oder die URI eines libvirt-Hosts:</translation>
    </message>
    <message>
        <source>Connect when Guestwire &amp;starts</source>
        <translation>Beim &amp;Start von Guestwire verbinden</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Kann leer bleiben</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Change a connection</source>
        <translation>Verbindung ändern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Trying %1…</source>
        <translation>%1 wird versucht…</translation>
    </message>
</context>
<context>
    <name>Guestwire::AlertModel</name>
    <message>
        <source>snoozed until %1</source>
        <translation>stumm bis %1</translation>
    </message>
    <message>
        <source>acknowledged by %1</source>
        <translation>bestätigt von %1</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Bearbeitet</translation>
    </message>
</context>
<context>
    <name>Guestwire::AlertsView</name>
    <message>
        <source>No alerts. Rules say what there is to be told of.</source>
        <translation>Keine Alarme. Regeln legen fest, was gemeldet wird.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Alert rules…</source>
        <translation>Alarmregeln…</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Für %1</translation>
    </message>
    <message>
        <source>End the snooze</source>
        <translation>Nicht mehr stummschalten</translation>
    </message>
    <message>
        <source>Select an alert first.</source>
        <translation>Zuerst einen Alarm auswählen.</translation>
    </message>
    <message>
        <source>You lack the permission &quot;%1&quot; on %2.</source>
        <translation>Für %2 fehlt die Berechtigung „%1“.</translation>
    </message>
    <message>
        <source>Say that you know of it: everybody sees who did</source>
        <translation>Mitteilen, dass der Alarm bekannt ist: Alle sehen, von wem</translation>
    </message>
    <message>
        <source>Be silent about this rule on this VM for a while</source>
        <translation>Diese Regel für diese VM eine Zeit lang nicht melden</translation>
    </message>
    <message>
        <source>The alert %1 could not be acknowledged.</source>
        <translation>Der Alarm %1 konnte nicht bestätigt werden.</translation>
    </message>
    <message>
        <source>The alert %1 could not be snoozed.</source>
        <translation>Der Alarm %1 konnte nicht stummgeschaltet werden.</translation>
    </message>
    <message>
        <source>It is not snoozed.</source>
        <translation>Es ist nicht stumm gestellt.</translation>
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
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>VMs and results</source>
        <translation>VMs und Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Asks for no more. What was asked for already is still done.</source>
        <translation>Fordert nichts weiter an. Bereits Angefordertes wird noch ausgeführt.</translation>
    </message>
    <message>
        <source>&amp;Try the rest again</source>
        <translation>Den Rest &amp;wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n erledigt</numerusform>
            <numerusform>%n erledigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not asked for</source>
        <translation>
            <numerusform>%n nicht angefordert</numerusform>
            <numerusform>%n nicht angefordert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <translation>
            <numerusform>noch %n</numerusform>
            <numerusform>noch %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::BulkRun</name>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>failed: %1 (%2)</source>
        <comment>reason and details</comment>
        <translation>fehlgeschlagen: %1 (%2)</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>nicht angefordert</translation>
    </message>
</context>
<context>
    <name>Guestwire::ChartChoice</name>
    <message>
        <source>Use</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>all vCPUs</source>
        <translation>alle vCPUs</translation>
    </message>
    <message>
        <source>User and system</source>
        <translation>Benutzer und System</translation>
    </message>
    <message>
        <source>CPU of the emulator</source>
        <translation>CPU des Emulators</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>CPU delay</source>
        <translation>CPU-Verzögerung</translation>
    </message>
    <message>
        <source>waiting for the host</source>
        <translation>Warten auf den Host</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>used</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>Balloon</source>
        <translation>Balloon</translation>
    </message>
    <message>
        <source>Memory, balloon</source>
        <translation>Speicher, Balloon</translation>
    </message>
    <message>
        <source>balloon</source>
        <translation>Balloon</translation>
    </message>
    <message>
        <source>Resident on the host</source>
        <translation>Resident auf dem Host</translation>
    </message>
    <message>
        <source>Memory, resident on the host</source>
        <translation>Speicher, resident auf dem Host</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>resident</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Auslagerung</translation>
    </message>
    <message>
        <source>Memory, swap</source>
        <translation>Speicher, Auslagerung</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Disk operations</source>
        <translation>Datenträger, Operationen</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Disk latency</source>
        <translation>Datenträger, Latenz</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Network packets</source>
        <translation>Netzwerk, Pakete</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Network errors</source>
        <translation>Netzwerk, Fehler</translation>
    </message>
    <message>
        <source>Drops</source>
        <translation>Verworfene Pakete</translation>
    </message>
    <message>
        <source>Network drops</source>
        <translation>Netzwerk, verworfene Pakete</translation>
    </message>
    <message>
        <source>All vCPUs</source>
        <translation>Alle vCPUs</translation>
    </message>
    <message>
        <source>vCPU %1</source>
        <translation>vCPU %1</translation>
    </message>
    <message>
        <source>All disks</source>
        <translation>Alle Datenträger</translation>
    </message>
    <message>
        <source>All interfaces</source>
        <translation>Alle Schnittstellen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is shown and of which device</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::ChartPanel</name>
    <message>
        <source>Loading the history…</source>
        <translation>Verlauf wird geladen…</translation>
    </message>
    <message>
        <source>Nothing was measured in this time.</source>
        <translation>In dieser Zeit wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>The history can not be shown: %1</source>
        <translation>Der Verlauf kann nicht gezeigt werden: %1</translation>
    </message>
    <message>
        <source>This server keeps no history. Only what was seen here is shown.</source>
        <translation>Dieser Server führt keinen Verlauf. Gezeigt wird nur, was hier zu sehen war.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ChartTable</name>
    <message>
        <source>%1, %2</source>
        <comment>a chart and one of its lines</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, maximum</source>
        <comment>a column</comment>
        <translation>%1, Maximum</translation>
    </message>
</context>
<context>
    <name>Guestwire::ChartTableDialog</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all of them (Ctrl+C)</source>
        <translation>Die ausgewählten Zeilen kopieren, oder alle (Strg+C)</translation>
    </message>
    <message>
        <source>Nothing was measured in this time.</source>
        <translation>In dieser Zeit wurde nichts gemessen.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ClientsPage</name>
    <message>
        <source>one VM</source>
        <translation>eine VM</translation>
    </message>
    <message>
        <source>all VMs: %1</source>
        <translation>alle VMs: %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s): %1</source>
        <translation>
            <numerusform>%n VM: %1</numerusform>
            <numerusform>%n VMs: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>this window</source>
        <translation>dieses Fenster</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (hier)</translation>
    </message>
    <message>
        <source>&amp;Drop…</source>
        <translation>&amp;Trennen…</translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation>Verbundene Clients</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Connected for</source>
        <translation>Verbunden seit</translation>
    </message>
    <message>
        <source>Watches</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Consoles</source>
        <translation>Konsolen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Zuletzt gehört</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>The clients could not be asked for: %1.</source>
        <translation>Die Clients waren nicht zu bekommen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>This is your own connection.</source>
        <translation>Das ist die eigene Verbindung.</translation>
    </message>
    <message>
        <source>This is the window that the server runs in.</source>
        <translation>Das ist das Fenster, in dem der Server läuft.</translation>
    </message>
    <message>
        <source>Ends the connection. Its user may log in again.</source>
        <translation>Beendet die Verbindung. Eine neue Anmeldung bleibt möglich.</translation>
    </message>
    <message>
        <source>Drop the connection of %1 from %2? Its user may log in again.</source>
        <translation>Verbindung von %1 aus %2 trennen? Eine neue Anmeldung bleibt möglich.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>It was not dropped: %1.</source>
        <translation>Nicht getrennt: %1.</translation>
    </message>
</context>
<context>
    <name>Guestwire::CommandPalette</name>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>Find a VM or a command</source>
        <translation>VM oder Befehl suchen</translation>
    </message>
    <message>
        <source>A VM or a command</source>
        <translation>Eine VM oder ein Befehl</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>Guestwire::Commands</name>
    <message>
        <source>The connection ended before the answer.</source>
        <translation>Die Verbindung endete vor der Antwort.</translation>
    </message>
    <message>
        <source>The connection is closed.</source>
        <translation>Die Verbindung ist geschlossen.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConnectionLabel</name>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>stale: nothing is heard</source>
        <translation>veraltet: Es kommt nichts mehr an</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>waiting for your trust in its certificate</source>
        <translation>wartet auf Vertrauen in das Zertifikat</translation>
    </message>
    <message>
        <source>waiting for your log-in</source>
        <translation>wartet auf die Anmeldung</translation>
    </message>
    <message>
        <source>reconnecting in %1 s</source>
        <translation>neuer Versuch in %1 s</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>connection and how it is doing</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Log out of %1</source>
        <translation>Von %1 abmelden</translation>
    </message>
    <message>
        <source>Ends the log-in, also for the next start of Guestwire.</source>
        <translation>Beendet die Anmeldung, auch für den nächsten Start von Guestwire.</translation>
    </message>
    <message>
        <source>libvirt is not reached</source>
        <translation>libvirt ist nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConnectionList</name>
    <message>
        <source>Guestwire server</source>
        <translation>Guestwire-Server</translation>
    </message>
    <message>
        <source>libvirt</source>
        <translation>libvirt</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>connects at start</source>
        <translation>verbindet beim Start</translation>
    </message>
    <message>
        <source>does not connect at start</source>
        <translation>verbindet nicht beim Start</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>Beim Start</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConnectionsDialog</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>About the chosen connection</source>
        <translation>Zur gewählten Verbindung</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Dis&amp;connect</source>
        <translation>Tre&amp;nnen</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Remove the remembered &amp;key…</source>
        <translation>Gemerkten &amp;Schlüssel entfernen…</translation>
    </message>
    <message>
        <source>Says what answers there, without connecting</source>
        <translation>Sagt, was dort antwortet, ohne zu verbinden</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>The configuration names it; the server for others works on it too.</source>
        <translation>Die Konfiguration nennt sie; auch der Server für andere arbeitet damit.</translation>
    </message>
    <message>
        <source>The key of this server has changed: somebody may be in between. If it was set up anew, remove the remembered key and connect again.</source>
        <translation>Der Schlüssel dieses Servers hat sich geändert: Jemand könnte dazwischen sein. Wurde er neu eingerichtet, den gemerkten Schlüssel entfernen und erneut verbinden.</translation>
    </message>
    <message>
        <source>Remembered key: %1</source>
        <translation>Gemerkter Schlüssel: %1</translation>
    </message>
    <message>
        <source>Last log-in: %1</source>
        <translation>Letzte Anmeldung: %1</translation>
    </message>
    <message>
        <source>No connection is kept yet. Add a libvirt host or a Guestwire server.</source>
        <translation>Noch ist keine Verbindung gespeichert. Einen libvirt-Host oder einen Guestwire-Server hinzufügen.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Undo: bring back %1</source>
        <translation>Rückgängig: %1 zurückholen</translation>
    </message>
    <message>
        <source>Trying %1…</source>
        <translation>%1 wird versucht…</translation>
    </message>
    <message>
        <source>Remove the remembered key of %1? The next connection takes whatever key is shown, if you trust it: compare it with what “guestwire fingerprint” prints on the server. The log-in that was kept goes with it.</source>
        <translation>Den gemerkten Schlüssel von %1 entfernen? Die nächste Verbindung nimmt den Schlüssel, der gezeigt wird, wenn ihm vertraut wird: mit dem vergleichen, was „guestwire fingerprint“ auf dem Server ausgibt. Die gespeicherte Anmeldung geht mit verloren.</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>The key of %1 is no longer remembered. Connect again, and compare its fingerprint.</source>
        <translation>Der Schlüssel von %1 ist nicht mehr gemerkt. Erneut verbinden und den Fingerabdruck vergleichen.</translation>
    </message>
    <message>
        <source>The key was not removed: %1</source>
        <translation>Der Schlüssel wurde nicht entfernt: %1</translation>
    </message>
    <message>
        <source>The configuration or the command line names it.</source>
        <translation>Die Konfiguration oder die Befehlszeile nennt sie.</translation>
    </message>
    <message>
        <source>No key of it is remembered.</source>
        <translation>Kein Schlüssel davon ist gemerkt.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleBar</name>
    <message>
        <source>Console device</source>
        <translation>Konsolengerät</translation>
    </message>
    <message>
        <source>Send key</source>
        <translation>Taste senden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Strg+Umschalt+C</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Strg+Umschalt+V</translation>
    </message>
    <message>
        <source>Type the clipboard as keys</source>
        <translation>Zwischenablage als Tasten tippen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Strg+Umschalt+F</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Ctrl+−</source>
        <translation>Strg+−</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Strg++</translation>
    </message>
    <message>
        <source>Send size to guest: types “stty” at its prompt</source>
        <translation>Größe an den Gast senden: tippt „stty“ an dessen Eingabeaufforderung</translation>
    </message>
    <message>
        <source>Show in a window of its own</source>
        <translation>In eigenem Fenster zeigen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action and keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Usual font size</source>
        <translation>Normale Schriftgröße</translation>
    </message>
    <message>
        <source>Clear scrollback</source>
        <translation>Rücklauf leeren</translation>
    </message>
    <message>
        <source>Reset terminal</source>
        <translation>Terminal zurücksetzen</translation>
    </message>
    <message>
        <source>Terminal settings…</source>
        <translation>Terminaleinstellungen…</translation>
    </message>
    <message>
        <source>Press keys that this keyboard has not, or that are taken here</source>
        <translation>Tasten drücken, die es hier nicht gibt oder die hier vergeben sind</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsolePage</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Why there is no console</source>
        <translation>Warum es keine Konsole gibt</translation>
    </message>
    <message>
        <source>This console is in a window of its own.</source>
        <translation>Diese Konsole hat ein eigenes Fenster.</translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <comment>and why</comment>
        <translation>Abgelehnt: %1.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleSession</name>
    <message>
        <source>Console of %1</source>
        <translation>Konsole von %1</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Link öffnen…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Clear scrollback</source>
        <translation>Rücklauf leeren</translation>
    </message>
    <message>
        <source>Reset terminal</source>
        <translation>Terminal zurücksetzen</translation>
    </message>
    <message>
        <source>Terminal settings…</source>
        <translation>Terminaleinstellungen…</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleSplit</name>
    <message>
        <source>Divider between console and charts</source>
        <translation>Trenner zwischen Konsole und Diagrammen</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleStatus</name>
    <message>
        <source>State of the console</source>
        <translation>Zustand der Konsole</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Let the one who asks type</source>
        <translation>Die Tastatur der anfragenden Person überlassen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Go on typing here</source>
        <translation>Hier weitertippen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Type here instead of whoever does now</source>
        <translation>Hier tippen, statt wer es gerade tut</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Let somebody else type</source>
        <translation>Jemand anderen tippen lassen</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Ask for the keyboard no longer</source>
        <translation>Nicht mehr um die Tastatur bitten</translation>
    </message>
    <message>
        <source>Ask whoever types now for the keyboard</source>
        <translation>Um die Tastatur bitten, wer gerade tippt</translation>
    </message>
    <message>
        <source>Only watch: nothing typed here reaches the guest</source>
        <translation>Nur zusehen: Nichts, was hier getippt wird, erreicht den Gast</translation>
    </message>
    <message>
        <source>%1 asks for the keyboard</source>
        <translation>%1 bittet um die Tastatur</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleTexts</name>
    <message>
        <source>You lack the permission “%1” on %2.</source>
        <translation>Für %2 fehlt die Berechtigung „%1“.</translation>
    </message>
    <message>
        <source>%1 has no console device. To add one, put &lt;serial type=&apos;pty&apos;/&gt; among its devices with “virsh edit %1”, let its kernel start with console=ttyS0, and start it again.</source>
        <translation>%1 hat kein Konsolengerät. Um eines hinzuzufügen: mit „virsh edit %1“ bei den Geräten &lt;serial type=&apos;pty&apos;/&gt; eintragen, den Kernel mit console=ttyS0 starten lassen und die VM neu starten.</translation>
    </message>
    <message>
        <source>The link is lost (%1). The console goes on where it was cut.</source>
        <translation>Die Verbindung ist unterbrochen (%1). Die Konsole geht dort weiter, wo sie abbrach.</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>Zustand von %1: %2.</translation>
    </message>
    <message>
        <source>Another program has the console of %1. It is shown here once that program lets go of it.</source>
        <translation>Ein anderes Programm benutzt die Konsole von %1. Sie erscheint hier, sobald das Programm sie freigibt.</translation>
    </message>
    <message>
        <source>The console of %1 cannot be opened: %2.</source>
        <translation>Die Konsole von %1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>Connecting to the console of %1…</source>
        <translation>Verbindung zur Konsole von %1 wird aufgebaut…</translation>
    </message>
    <message>
        <source>The host has lost this console. It comes back by itself.</source>
        <translation>Der Host hat diese Konsole verloren. Sie kommt von selbst zurück.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <source>You have the keyboard</source>
        <translation>Die Tastatur ist hier</translation>
    </message>
    <message>
        <source>The keyboard is free: type to take it</source>
        <translation>Die Tastatur ist frei: Tippen übernimmt sie</translation>
    </message>
    <message>
        <source>The keyboard is free; you may only watch</source>
        <translation>Die Tastatur ist frei; hier ist nur Zusehen erlaubt</translation>
    </message>
    <message>
        <source>%1 has the keyboard</source>
        <translation>%1 hat die Tastatur</translation>
    </message>
    <message>
        <source>%1; you asked for it</source>
        <translation>%1; sie ist angefragt</translation>
    </message>
    <message>
        <source>also watching: %1</source>
        <translation>ebenfalls dabei: %1</translation>
    </message>
    <message>
        <source>%1×%2</source>
        <comment>columns and rows</comment>
        <translation>%1×%2</translation>
    </message>
    <message>
        <source>the console began anew</source>
        <translation>die Konsole begann von neuem</translation>
    </message>
    <message>
        <source>%1 of output are lost here</source>
        <translation>hier fehlen %1 der Ausgabe</translation>
    </message>
    <message>
        <source>Ctrl+Tab leaves the console</source>
        <translation>Strg+Tab verlässt die Konsole</translation>
    </message>
    <message>
        <source>You lack the permission “%1”.</source>
        <translation>Ihnen fehlt die Berechtigung „%1“.</translation>
    </message>
    <message>
        <source>Nothing is typed here while “Read only” is on.</source>
        <translation>Hier wird nichts getippt, solange „Nur lesen“ eingeschaltet ist.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleThumbnail</name>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>It has said nothing yet.</source>
        <translation>Sie hat noch nichts gesagt.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleWall</name>
    <message>
        <source>No VM is running whose console you may watch.</source>
        <translation>Es läuft keine VM, deren Konsole beobachtet werden darf.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Back to the overview of all VMs</source>
        <translation>Zurück zur Übersicht über alle VMs</translation>
    </message>
    <message>
        <source>Consoles of all running VMs</source>
        <translation>Konsolen aller laufenden VMs</translation>
    </message>
    <message>
        <source>1 console</source>
        <translation>1 Konsole</translation>
    </message>
    <message numerus="yes">
        <source>%Ln consoles</source>
        <translation>
            <numerusform>%Ln Konsole</numerusform>
            <numerusform>%Ln Konsolen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleWindow</name>
    <message>
        <source>%1 — console — Guestwire</source>
        <translation>%1 — Konsole — Guestwire</translation>
    </message>
</context>
<context>
    <name>Guestwire::Desktop</name>
    <message>
        <source>&amp;Alerts</source>
        <translation>&amp;Alarme</translation>
    </message>
    <message>
        <source>&amp;Crashed VMs</source>
        <translation>Abgestürzte &amp;VMs</translation>
    </message>
    <message>
        <source>&amp;What consoles show</source>
        <translation>Was &amp;Konsolen zeigen</translation>
    </message>
    <message>
        <source>This desktop shows no notifications</source>
        <translation>Dieser Desktop zeigt keine Benachrichtigungen</translation>
    </message>
</context>
<context>
    <name>Guestwire::DetailsPage</name>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>Details of the VM</source>
        <translation>Details der VM</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>The details could not be had: %1.</source>
        <translation>Die Details waren nicht zu bekommen: %1.</translation>
    </message>
    <message>
        <source>The connection ended.</source>
        <translation>Die Verbindung endete.</translation>
    </message>
    <message>
        <source>Nothing is known about this VM.</source>
        <translation>Über diese VM ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Hypervisor</source>
        <translation>Hypervisor</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>vCPUs</source>
        <translation>vCPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Emulator</source>
        <translation>Emulator</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>Kept after it is off</source>
        <translation>Bleibt nach dem Ausschalten erhalten</translation>
    </message>
    <message>
        <source>Starts with its host</source>
        <translation>Startet mit dem Host</translation>
    </message>
    <message>
        <source>Has a saved state</source>
        <translation>Hat einen gesicherten Zustand</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <comment>now and at most</comment>
        <translation>%1 von höchstens %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::EventModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>Guestwire::EventsView</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>Keine Ereignisse.</translation>
    </message>
</context>
<context>
    <name>Guestwire::FindBar</name>
    <message>
        <source>Find in the console</source>
        <translation>In der Konsole suchen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>.*</source>
        <translation>.*</translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation>Der Text ist ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorheriger</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Vorheriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>No regular expression: %1</source>
        <comment>and why</comment>
        <translation>Kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%L1 and more</source>
        <translation>%L1 und mehr</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::FirstSteps</name>
    <message>
        <source>Add a connection…</source>
        <translation>Verbindung hinzufügen…</translation>
    </message>
    <message>
        <source>By the address or pairing string of a Guestwire server, or a libvirt URI</source>
        <translation>Mit Adresse oder Kopplungszeichenfolge eines Guestwire-Servers oder einer libvirt-URI</translation>
    </message>
    <message>
        <source>The VMs of this computer; asks for the right to manage libvirt</source>
        <translation>Die VMs dieses Rechners; verlangt das Recht, libvirt zu verwalten</translation>
    </message>
    <message>
        <source>Your own VMs on this computer; asks for no rights</source>
        <translation>Die eigenen VMs auf diesem Rechner; verlangt keine Rechte</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Verbindungen…</translation>
    </message>
    <message>
        <source>Those that are kept, to connect or change them</source>
        <translation>Die gespeicherten, zum Verbinden oder Ändern</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Nothing is connected</source>
        <translation>Nichts ist verbunden</translation>
    </message>
    <message>
        <source>libvirt is not reached</source>
        <translation>libvirt ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Guestwire shows the VMs of libvirt hosts and of Guestwire servers. Add one of them to begin.</source>
        <translation>Guestwire zeigt die VMs von libvirt-Hosts und von Guestwire-Servern. Zum Beginnen eines davon hinzufügen.</translation>
    </message>
    <message>
        <source>Demonstration guests</source>
        <translation>Vorführ-VMs</translation>
    </message>
    <message>
        <source>Start demonstration guests</source>
        <translation>Vorführ-VMs starten</translation>
    </message>
    <message>
        <source>Copy the command for demonstration guests</source>
        <translation>Den Befehl für Vorführ-VMs kopieren</translation>
    </message>
    <message>
        <source>Three small VMs on this computer, to try things with</source>
        <translation>Drei kleine VMs auf diesem Rechner, zum Ausprobieren</translation>
    </message>
    <message>
        <source>In the folder of Guestwire&apos;s sources, “%1” makes three small VMs to try things with</source>
        <translation>Im Ordner der Quellen von Guestwire macht „%1“ drei kleine VMs zum Ausprobieren</translation>
    </message>
    <message>
        <source>The demonstration guests could not be started: %1
A terminal tells more: %2</source>
        <comment>why, and a command</comment>
        <translation>Die Vorführ-VMs konnten nicht gestartet werden: %1
Ein Terminal sagt mehr: %2</translation>
    </message>
    <message>
        <source>The command is copied.</source>
        <translation>Der Befehl ist kopiert.</translation>
    </message>
    <message>
        <source>Starting demonstration guests…</source>
        <translation>Vorführ-VMs werden gestartet…</translation>
    </message>
    <message>
        <source>No VMs yet</source>
        <translation>Noch keine VMs</translation>
    </message>
    <message>
        <source>Nothing is defined here, or nothing that you may see. Define a VM with virt-install or virsh, and it appears by itself.</source>
        <translation>Hier ist nichts definiert oder nichts Sichtbares erlaubt. Eine VM, die mit virt-install oder virsh definiert wird, erscheint von selbst.</translation>
    </message>
</context>
<context>
    <name>Guestwire::Format</name>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>TiB</source>
        <translation>TiB</translation>
    </message>
    <message>
        <source>PiB</source>
        <translation>PiB</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and unit</comment>
        <translation>%1&#xa0;%2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <comment>2.1 of 4.0 GiB</comment>
        <translation>%1 von %2&#xa0;%3</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a size per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a number per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1&#xa0;d %2&#xa0;h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
</context>
<context>
    <name>Guestwire::HardwareDialog</name>
    <message>
        <source>Start it with its &amp;host</source>
        <translation>Mit seinem &amp;Host starten</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>The sizes of its disks come with the next sample.</source>
        <translation>Die Größen der Datenträger kommen mit der nächsten Messung.</translation>
    </message>
    <message>
        <source>Its disks can be enlarged only while it runs.</source>
        <translation>Ihre Datenträger lassen sich nur vergrößern, während sie läuft.</translation>
    </message>
    <message>
        <source>Hardware of %1</source>
        <translation>Hardware von %1</translation>
    </message>
    <message>
        <source>Whether it does so now is not known yet.</source>
        <translation>Ob das jetzt so ist, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Virtual &amp;CPUs</source>
        <translation>Virtuelle &amp;CPUs</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>&amp;Arbeitsspeicher</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>A disk can only be enlarged. The guest has to use what is new.</source>
        <translation>Ein Datenträger lässt sich nur vergrößern. Das Neue muss der Gast selbst nutzen.</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>Datenträger %1</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Sie ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Wait for the answers.</source>
        <translation>Auf die Antworten warten.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Nichts ist geändert.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what failed, and why</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::HostLoadView</name>
    <message>
        <source>Processors kept busy, by VM</source>
        <translation>Beschäftigte Prozessoren, nach VM</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>VM and CPUs</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>CPUs kept busy by VMs: %1 of %2</source>
        <translation>Von VMs beschäftigte CPUs: %1 von %2</translation>
    </message>
    <message>
        <source>CPUs kept busy by VMs: %1</source>
        <translation>Von VMs beschäftigte CPUs: %1</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <source>CPUs kept busy by VMs</source>
        <translation>Von VMs beschäftigte CPUs</translation>
    </message>
</context>
<context>
    <name>Guestwire::HostText</name>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>sampling every %1 s because the host is slow</source>
        <translation>gemessen wird alle %1 s, weil der Host langsam ist</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>Last %1</translation>
    </message>
    <message>
        <source>Reading the VMs took %1, and %2 of CPU</source>
        <translation>Das Auslesen der VMs dauerte %1 und brauchte %2 CPU-Zeit</translation>
    </message>
</context>
<context>
    <name>Guestwire::LinkDialog</name>
    <message>
        <source>Open this link?</source>
        <translation>Diesen Link öffnen?</translation>
    </message>
    <message>
        <source>The link&apos;s address</source>
        <translation>Adresse des Links</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The guest wrote this link. It leads to the host %1:</source>
        <translation>Diesen Link hat der Gast geschrieben. Er führt zum Host %1:</translation>
    </message>
</context>
<context>
    <name>Guestwire::LoginDialog</name>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Log in to %1</source>
        <translation>Anmelden bei %1</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
</context>
<context>
    <name>Guestwire::MainWindow</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Guestwire</source>
        <translation>Guestwire</translation>
    </message>
    <message>
        <source>The connection to %1 failed.</source>
        <translation>Die Verbindung zu %1 ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Alerts (%1)</source>
        <translation>Alarme (%1)</translation>
    </message>
    <message>
        <source>%1: alert &quot;%2&quot;.</source>
        <comment>VM and rule</comment>
        <translation>%1: Alarm „%2“.</translation>
    </message>
    <message>
        <source>A VM</source>
        <translation>Eine VM</translation>
    </message>
    <message>
        <source>The server reports: %1.</source>
        <translation>Der Server meldet: %1.</translation>
    </message>
    <message>
        <source>%1 — Guestwire</source>
        <translation>%1 — Guestwire</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>action and VM, and why</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Add a connection…</source>
        <translation>Verbindung &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;VM</source>
        <translation>&amp;VM</translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>&amp;Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>The language changes when Guestwire is started again.</source>
        <translation>Die Sprache ändert sich beim nächsten Start von Guestwire.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Copy the address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Open in the browser</source>
        <translation>Im Browser &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Guestwire</source>
        <translation>&amp;Über Guestwire</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>Filter the &amp;list</source>
        <translation>Liste &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;Find a VM or a command…</source>
        <translation>&amp;VM oder Befehl suchen…</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Gruppieren nach</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>&amp;Zustand</translation>
    </message>
    <message>
        <source>&amp;Tag in the title, as [tag]</source>
        <translation>&amp;Markierung im Titel, wie [Markierung]</translation>
    </message>
    <message>
        <source>Console of %1</source>
        <translation>Konsole von %1</translation>
    </message>
    <message>
        <source>&amp;Server, clients and accounts…</source>
        <translation>&amp;Server, Clients und Konten…</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Ü&amp;bersicht</translation>
    </message>
    <message>
        <source>Open in a &amp;new window</source>
        <translation>In &amp;neuem Fenster öffnen</translation>
    </message>
    <message>
        <source>Events and tasks</source>
        <translation>Ereignisse und Aufgaben</translation>
    </message>
    <message>
        <source>There is no VM “%1” here.</source>
        <translation>Hier gibt es keine VM „%1“.</translation>
    </message>
    <message>
        <source>Nothing is connected. Add the connection that it lives on.</source>
        <translation>Nichts ist verbunden. Die Verbindung hinzufügen, zu der sie gehört.</translation>
    </message>
    <message>
        <source>Looked for by name, title and UUID on %1. The list has all that there are; perhaps it lives on another host, or may not be seen.</source>
        <translation>Gesucht nach Name, Titel und UUID auf %1. Die Liste enthält alle, die es gibt; vielleicht ist sie auf einem anderen Host oder darf nicht gesehen werden.</translation>
    </message>
    <message>
        <source>Not&amp;ifications</source>
        <translation>Bena&amp;chrichtigungen</translation>
    </message>
    <message>
        <source>The task on %1 goes on: %2.</source>
        <comment>VM and why</comment>
        <translation>Die Aufgabe auf %1 läuft weiter: %2.</translation>
    </message>
    <message>
        <source>&amp;Wall of consoles</source>
        <translation>Konsolen&amp;wand</translation>
    </message>
    <message>
        <source>The key of %1 has changed: somebody may be in between. If it was set up anew, remove the remembered key in File &gt; Connections.</source>
        <translation>Der Schlüssel von %1 hat sich geändert: Jemand könnte dazwischen sein. Bei neu eingerichtetem Server den gemerkten Schlüssel unter Datei &gt; Verbindungen entfernen.</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Verbindungen…</translation>
    </message>
    <message>
        <source>&amp;Connections…</source>
        <translation>Ve&amp;rbindungen…</translation>
    </message>
    <message>
        <source>&amp;Previous part of the window</source>
        <translation>V&amp;origer Teil des Fensters</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>Sort&amp;ieren nach</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>Spa&amp;lten</translation>
    </message>
    <message>
        <source>Choose one VM alone.</source>
        <translation>Nur eine VM auswählen.</translation>
    </message>
    <message>
        <source>Choose a VM first.</source>
        <translation>Zuerst eine VM auswählen.</translation>
    </message>
    <message>
        <source>The server is off.</source>
        <translation>Der Server ist aus.</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>action and why it is not possible</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Open in a new window, or drag it out of this one</source>
        <translation>In neuem Fenster öffnen oder aus diesem hinausziehen</translation>
    </message>
    <message>
        <source>Divider between list and page</source>
        <translation>Trenner zwischen Liste und Seite</translation>
    </message>
</context>
<context>
    <name>Guestwire::MessageBar</name>
    <message>
        <source>Details of the message</source>
        <translation>Einzelheiten der Meldung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Guestwire::MetricChart</name>
    <message>
        <source>What the host has given to the VM. The guest does not tell how much of it is in use: its balloon driver is not loaded.</source>
        <translation>Was der Host der VM zugeteilt hat. Wie viel davon belegt ist, teilt der Gast nicht mit: Sein Balloon-Treiber ist nicht geladen.</translation>
    </message>
    <message>
        <source>What the emulator occupies on the host. The guest does not tell how much it uses.</source>
        <translation>Was der Emulator auf dem Host belegt. Wie viel er benutzt, teilt der Gast nicht mit.</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>%1 (host)</source>
        <comment>memory as the host sees it</comment>
        <translation>%1 (Host)</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>line and value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, max. %2</source>
        <comment>an average and its maximum</comment>
        <translation>%1, max. %2</translation>
    </message>
    <message>
        <source>Choose what this chart shows</source>
        <translation>Auswählen, was dieses Diagramm zeigt</translation>
    </message>
    <message>
        <source>Choose what the chart &quot;%1&quot; shows</source>
        <translation>Auswählen, was das Diagramm „%1“ zeigt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title and value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::Notifier</name>
    <message>
        <source>%1: alert “%2”</source>
        <comment>VM and rule</comment>
        <translation>%1: Alarm „%2“</translation>
    </message>
    <message>
        <source>Alert “%1”</source>
        <comment>rule</comment>
        <translation>Alarm „%1“</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>%1 crashed</source>
        <comment>VM</comment>
        <translation>%1 ist abgestürzt</translation>
    </message>
    <message>
        <source>Its console still shows what it said last.</source>
        <translation>Ihre Konsole zeigt noch, was sie zuletzt ausgab.</translation>
    </message>
    <message>
        <source>Show console</source>
        <translation>Konsole zeigen</translation>
    </message>
    <message>
        <source>%1: “%2” at %3</source>
        <comment>VM, watch rule and time</comment>
        <translation>%1: „%2“ um %3</translation>
    </message>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation>
            <numerusform>%n weitere Meldung</numerusform>
            <numerusform>%n weitere Meldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The lists of alerts and events have them all.</source>
        <translation>Die Listen der Alarme und Ereignisse enthalten alle.</translation>
    </message>
    <message>
        <source>The alert %1 could not be acknowledged.</source>
        <translation>Der Alarm %1 konnte nicht bestätigt werden.</translation>
    </message>
</context>
<context>
    <name>Guestwire::OverviewPage</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Busiest by %1</source>
        <translation>Höchste Auslastung: %1</translation>
    </message>
    <message>
        <source>1 VM</source>
        <translation>1 VM</translation>
    </message>
    <message numerus="yes">
        <source>%Ln VMs</source>
        <translation>
            <numerusform>%Ln VM</numerusform>
            <numerusform>%Ln VMs</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 running</source>
        <translation>%L1 laufend</translation>
    </message>
    <message>
        <source>%L1 paused</source>
        <translation>%L1 angehalten</translation>
    </message>
    <message>
        <source>%L1 off</source>
        <translation>%L1 aus</translation>
    </message>
    <message>
        <source>%L1 crashed or unknown</source>
        <translation>%L1 abgestürzt oder unbekannt</translation>
    </message>
    <message>
        <source>Wall of consoles</source>
        <translation>Konsolenwand</translation>
    </message>
    <message>
        <source>See the consoles of all running VMs at once</source>
        <translation>Die Konsolen aller laufenden VMs zugleich sehen</translation>
    </message>
    <message>
        <source>Show only these in the list (%1)</source>
        <translation>Nur diese in der Liste zeigen (%1)</translation>
    </message>
    <message>
        <source>%L1 alerting</source>
        <translation>%L1 mit Alarm</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
</context>
<context>
    <name>Guestwire::PaletteEntries</name>
    <message>
        <source>%1: %2</source>
        <comment>menu and its entry</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>entry and note</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::PasteDialog</name>
    <message>
        <source>Paste into the console?</source>
        <translation>In die Konsole einfügen?</translation>
    </message>
    <message>
        <source>What will be typed</source>
        <translation>Was getippt wird</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>This is typed into the console, line by line:</source>
        <translation>Dies wird Zeile für Zeile in die Konsole getippt:</translation>
    </message>
</context>
<context>
    <name>Guestwire::PasteProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of the paste</source>
        <translation>Fortschritt des Einfügens</translation>
    </message>
    <message>
        <source>Pasting: %1 of %2</source>
        <translation>Wird eingefügt: %1 von %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::PerformancePage</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5&#xa0;min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1&#xa0;h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6&#xa0;h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24&#xa0;h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7&#xa0;T</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30&#xa0;T</translation>
    </message>
    <message>
        <source>1 y</source>
        <translation>1&#xa0;J</translation>
    </message>
    <message>
        <source>Show the last %1</source>
        <translation>Zeitraum zeigen: %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Hold the charts still</source>
        <translation>Die Diagramme anhalten</translation>
    </message>
    <message>
        <source>Let the charts move again</source>
        <translation>Die Diagramme weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Save or copy what the charts show</source>
        <translation>Speichern oder kopieren, was die Diagramme zeigen</translation>
    </message>
    <message>
        <source>Show as table…</source>
        <translation>Als Tabelle zeigen…</translation>
    </message>
    <message>
        <source>Save values (CSV)…</source>
        <translation>Werte speichern (CSV)…</translation>
    </message>
    <message>
        <source>Values (*.csv)</source>
        <translation>Werte (*.csv)</translation>
    </message>
    <message>
        <source>Save picture (PNG)…</source>
        <translation>Bild speichern (PNG)…</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>%1: values</source>
        <translation>%1: Werte</translation>
    </message>
    <message>
        <source>Save what the charts show</source>
        <translation>Speichern, was die Diagramme zeigen</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>%1 can not be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>Guestwire::RankingView</name>
    <message>
        <source>Busiest by %1</source>
        <translation>Höchste Auslastung: %1</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>VM, CPU, 38 %</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>Nothing is busy.</source>
        <translation>Nichts ist ausgelastet.</translation>
    </message>
</context>
<context>
    <name>Guestwire::RecordButton</name>
    <message>
        <source>Recordings…</source>
        <translation>Aufzeichnungen…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>You lack the permission “%1”.</source>
        <translation>Es fehlt die Berechtigung „%1“.</translation>
    </message>
    <message>
        <source>%1. Click to end it.</source>
        <translation>%1. Ein Klick beendet sie.</translation>
    </message>
    <message>
        <source>Keep what this console shows, until this is clicked again</source>
        <translation>Aufbewahren, was diese Konsole zeigt, bis hier erneut geklickt wird</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Record the console</source>
        <translation>Konsole aufzeichnen</translation>
    </message>
    <message>
        <source>%1 records this since %2</source>
        <translation>%1 zeichnet dies seit %2 auf</translation>
    </message>
</context>
<context>
    <name>Guestwire::RecordingsDialog</name>
    <message>
        <source>%1, goes on</source>
        <comment>duration</comment>
        <translation>%1, läuft noch</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergeben</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Recordings of %1</source>
        <translation>Aufzeichnungen von %1</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>The recordings could not be had: %1 (%2).</source>
        <translation>Die Aufzeichnungen waren nicht zu bekommen: %1 (%2).</translation>
    </message>
    <message>
        <source>The connection ended.</source>
        <translation>Die Verbindung endete.</translation>
    </message>
    <message>
        <source>There are no recordings. “Record” above a console makes one.</source>
        <translation>Es gibt keine Aufzeichnungen. „Aufzeichnen“ über einer Konsole erstellt eine.</translation>
    </message>
    <message>
        <source>You lack the permission “%1”.</source>
        <translation>Es fehlt die Berechtigung „%1“.</translation>
    </message>
    <message>
        <source>It goes on. Stop it first.</source>
        <translation>Sie läuft noch. Zuerst beenden.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>VM, console and time of a recording</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Save recording</source>
        <translation>Aufzeichnung speichern</translation>
    </message>
    <message>
        <source>Recordings (*.cast)</source>
        <translation>Aufzeichnungen (*.cast)</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2.</source>
        <translation>%1 konnte nicht gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>Saving: %1</source>
        <translation>Wird gespeichert: %1</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Delete the recording of %1? It can not be had back.</source>
        <translation>Aufzeichnung von %1 löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>It was not deleted: %1.</source>
        <translation>Nicht gelöscht: %1.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ReplayDialog</name>
    <message>
        <source>Bringing the recording…</source>
        <translation>Aufzeichnung wird geholt…</translation>
    </message>
    <message>
        <source>The recording could not be brought: %1 (%2).</source>
        <translation>Die Aufzeichnung war nicht zu bekommen: %1 (%2).</translation>
    </message>
    <message>
        <source>This is no recording that can be shown. Line %1: %2.</source>
        <translation>Diese Aufzeichnung kann nicht gezeigt werden. Zeile %1: %2.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ReplayView</name>
    <message>
        <source>Shorten pauses</source>
        <translation>Pausen kürzen</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <translation>Stelle in der Aufzeichnung</translation>
    </message>
    <message>
        <source>Time in the recording</source>
        <translation>Zeit in der Aufzeichnung</translation>
    </message>
    <message numerus="yes">
        <source>Show no pause for longer than %n second(s)</source>
        <translation>
            <numerusform>Keine Pause länger als %n Sekunde zeigen</numerusform>
            <numerusform>Keine Pause länger als %n Sekunden zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>Geschwindigkeit der Wiedergabe</translation>
    </message>
    <message>
        <source>%1×</source>
        <comment>times as fast</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>position and length</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::RuleEditor</name>
    <message>
        <source>busy</source>
        <translation>ausgelastet</translation>
    </message>
    <message>
        <source>at once, or a time such as 30s, 5m, 1h</source>
        <translation>sofort, oder eine Zeit wie 30s, 5m, 1h</translation>
    </message>
    <message>
        <source>the same value</source>
        <translation>derselbe Wert</translation>
    </message>
    <message>
        <source>all, or names and patterns such as web-*, db-1</source>
        <translation>alle, oder Namen und Muster wie web-*, db-1</translation>
    </message>
    <message>
        <source>Change an alert rule</source>
        <translation>Alarmregel ändern</translation>
    </message>
    <message>
        <source>Add an alert rule</source>
        <translation>Alarmregel hinzufügen</translation>
    </message>
    <message>
        <source>A metric is above a value</source>
        <translation>Ein Messwert liegt über einem Wert</translation>
    </message>
    <message>
        <source>A metric is below a value</source>
        <translation>Ein Messwert liegt unter einem Wert</translation>
    </message>
    <message>
        <source>The VM stopped, and nobody asked for it</source>
        <translation>Die VM ist ohne Auftrag stehen geblieben</translation>
    </message>
    <message>
        <source>The VM crashed</source>
        <translation>Die VM ist abgestürzt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Clears at</source>
        <translation>Endet bei</translation>
    </message>
    <message>
        <source>VMs</source>
        <translation>VMs</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>Die Regel</translation>
    </message>
    <message>
        <source>Give the rule a name.</source>
        <translation>Der Regel einen Namen geben.</translation>
    </message>
</context>
<context>
    <name>Guestwire::RulesDialog</name>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Alarmregeln</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Steht in</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>This server knows no alerts.</source>
        <translation>Dieser Server kennt keine Alarme.</translation>
    </message>
    <message>
        <source>You lack the permission &quot;%1&quot;, which rules ask for.</source>
        <translation>Es fehlt die Berechtigung „%1“, die für Regeln nötig ist.</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>dem Server</translation>
    </message>
    <message>
        <source>config.yaml</source>
        <translation>config.yaml</translation>
    </message>
    <message>
        <source>Choose a rule first.</source>
        <translation>Zuerst eine Regel auswählen.</translation>
    </message>
    <message>
        <source>It stands in the server&apos;s configuration, and is changed there.</source>
        <translation>Sie steht in der Konfiguration des Servers und wird dort geändert.</translation>
    </message>
    <message>
        <source>There are no rules yet. “Add…” makes one.</source>
        <translation>Es gibt noch keine Regeln. „Hinzufügen…“ legt eine an.</translation>
    </message>
</context>
<context>
    <name>Guestwire::SendKeyMenu</name>
    <message>
        <source>Into the console</source>
        <translation>In die Konsole</translation>
    </message>
    <message>
        <source>On the VM&apos;s own keyboard</source>
        <translation>Auf der Tastatur der VM</translation>
    </message>
    <message>
        <source>SysRq, on the VM&apos;s own keyboard</source>
        <translation>S-Abf (SysRq), auf der Tastatur der VM</translation>
    </message>
    <message>
        <source>Break: libvirt cannot send it</source>
        <translation>Break: kann libvirt nicht senden</translation>
    </message>
    <message>
        <source>libvirt has no call for a break on a serial line. For SysRq use the VM&apos;s own keyboard.</source>
        <translation>libvirt kennt keinen Aufruf für ein Break auf einer seriellen Leitung. Für SysRq die Tastatur der VM benutzen.</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Strg+Z</translation>
    </message>
    <message>
        <source>Ctrl+\</source>
        <translation>Strg+\</translation>
    </message>
    <message>
        <source>Ctrl+]</source>
        <translation>Strg+]</translation>
    </message>
    <message>
        <source>F%1</source>
        <comment>a function key</comment>
        <translation>F%1</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Delete</source>
        <translation>Strg+Alt+Entf</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Backspace</source>
        <translation>Strg+Alt+Rücktaste</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <comment>a function key</comment>
        <translation>Strg+Alt+F%1</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>a key and what it does</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>write all disks</source>
        <translation>alle Datenträger schreiben</translation>
    </message>
    <message>
        <source>list tasks</source>
        <translation>Prozesse auflisten</translation>
    </message>
    <message>
        <source>list blocked tasks</source>
        <translation>blockierte Prozesse auflisten</translation>
    </message>
    <message>
        <source>show memory</source>
        <translation>Speicher zeigen</translation>
    </message>
    <message>
        <source>end all programs of the console</source>
        <translation>alle Programme der Konsole beenden</translation>
    </message>
    <message>
        <source>end the program that uses most memory</source>
        <translation>das Programm mit dem größten Speicherbedarf beenden</translation>
    </message>
    <message>
        <source>ask all programs to end</source>
        <translation>alle Programme zum Beenden auffordern</translation>
    </message>
    <message>
        <source>kill all programs</source>
        <translation>alle Programme abbrechen</translation>
    </message>
    <message>
        <source>make all disks read-only</source>
        <translation>alle Datenträger nur lesbar einhängen</translation>
    </message>
    <message>
        <source>reboot at once</source>
        <translation>sofort neu starten</translation>
    </message>
    <message>
        <source>power off at once</source>
        <translation>sofort ausschalten</translation>
    </message>
    <message>
        <source>crash, for a dump</source>
        <translation>abstürzen, für ein Speicherabbild</translation>
    </message>
</context>
<context>
    <name>Guestwire::ServerDialog</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Clients</source>
        <translation>&amp;Clients</translation>
    </message>
    <message>
        <source>&amp;Accounts</source>
        <translation>&amp;Konten</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>There is no connection to %1 at this moment.</source>
        <translation>Zurzeit gibt es keine Verbindung zu %1.</translation>
    </message>
    <message>
        <source>This server is too old to be administered from here.</source>
        <translation>Dieser Server ist zu alt, um von hier verwaltet zu werden.</translation>
    </message>
    <message>
        <source>You lack the permission “%1”, which the server and its accounts ask for.</source>
        <translation>Es fehlt die Berechtigung „%1“, die für den Server und seine Konten nötig ist.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ServerPage</name>
    <message numerus="yes">
        <source>%1: the server&apos;s own, renewed by itself; %n day(s) left, until %2</source>
        <translation>
            <numerusform>%1: das eigene des Servers, wird von selbst erneuert; noch %n Tag, bis %2</numerusform>
            <numerusform>%1: das eigene des Servers, wird von selbst erneuert; noch %n Tage, bis %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: from your files; %n day(s) left, until %2</source>
        <translation>
            <numerusform>%1: aus eigenen Dateien; noch %n Tag, bis %2</numerusform>
            <numerusform>%1: aus eigenen Dateien; noch %n Tage, bis %2</numerusform>
        </translation>
    </message>
    <message>
        <source>wrong user name or password</source>
        <translation>falscher Benutzername oder falsches Passwort</translation>
    </message>
    <message>
        <source>&amp;Let others connect over the network</source>
        <translation>&amp;Verbindungen über das Netzwerk zulassen</translation>
    </message>
    <message>
        <source>Limits and refusals</source>
        <translation>Grenzen und Ablehnungen</translation>
    </message>
    <message>
        <source>Limit or reason</source>
        <translation>Grenze oder Grund</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Refused since the start</source>
        <translation>Abgelehnt seit dem Start</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>&amp;Fingerprint (SHA-256)</source>
        <translation>&amp;Fingerabdruck (SHA-256)</translation>
    </message>
    <message>
        <source>&amp;Pin of its key</source>
        <translation>&amp;Pin des Schlüssels</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>The server could not be asked: %1.</source>
        <translation>Der Server war nicht abzufragen: %1.</translation>
    </message>
    <message>
        <source>The server listens.</source>
        <translation>Der Server nimmt Verbindungen an.</translation>
    </message>
    <message>
        <source>The server is off.</source>
        <translation>Der Server ist aus.</translation>
    </message>
    <message>
        <source>Turn the server off? Everybody who is connected by it is sent away.</source>
        <translation>Server ausschalten? Alle, die über ihn verbunden sind, werden getrennt.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Pa&amp;iring string</source>
        <translation>Kopp&amp;lungszeichenfolge</translation>
    </message>
    <message>
        <source>A viewer takes it in “Add a connection”, and then knows the server without asking.</source>
        <translation>Ein Betrachter nimmt sie unter „Verbindung hinzufügen“ an und kennt den Server dann ohne Rückfrage.</translation>
    </message>
    <message>
        <source>QR code of the pairing string</source>
        <translation>QR-Code der Kopplungszeichenfolge</translation>
    </message>
    <message>
        <source>The pairing string as a picture, for a device with a camera. “Copy” beside the string gives the same as text.</source>
        <translation>Die Kopplungszeichenfolge als Bild, für ein Gerät mit Kamera. „Kopieren“ neben der Zeichenfolge gibt dasselbe als Text.</translation>
    </message>
    <message>
        <source>The pairing string as a picture, for a device with a camera</source>
        <translation>Die Kopplungszeichenfolge als Bild, für ein Gerät mit Kamera</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>%1: ended on %2, and browsers refuse it. Put a new one into the server&apos;s files; it is taken at once.</source>
        <translation>%1: endete am %2, und Browser lehnen es ab. Legen Sie ein neues in die Dateien des Servers; es gilt sofort.</translation>
    </message>
    <message numerus="yes">
        <source>%1: ends in %n day(s), on %2. Put a new one into the server&apos;s files; it is taken at once.</source>
        <translation>
            <numerusform>%1: endet in %n Tag, am %2. Legen Sie ein neues in die Dateien des Servers; es gilt sofort.</numerusform>
            <numerusform>%1: endet in %n Tagen, am %2. Legen Sie ein neues in die Dateien des Servers; es gilt sofort.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: ended on %2, and browsers refuse it. The server renews its own by itself and could not; its log says why.</source>
        <translation>%1: endete am %2, und Browser lehnen es ab. Der Server erneuert sein eigenes selbst und konnte es nicht; sein Protokoll sagt, warum.</translation>
    </message>
</context>
<context>
    <name>Guestwire::SnapshotDialog</name>
    <message>
        <source>With the memory of the running VM</source>
        <translation>Mit dem Speicher der laufenden VM</translation>
    </message>
    <message>
        <source>Create snapshot</source>
        <translation>Schnappschuss erstellen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
</context>
<context>
    <name>Guestwire::SnapshotsPage</name>
    <message>
        <source>Create…</source>
        <translation>Erstellen…</translation>
    </message>
    <message>
        <source>Revert…</source>
        <translation>Zurückkehren…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>The snapshots could not be had: %1.</source>
        <translation>Die Schnappschüsse waren nicht zu bekommen: %1.</translation>
    </message>
    <message>
        <source>The connection ended.</source>
        <translation>Die Verbindung endete.</translation>
    </message>
    <message>
        <source>There are no snapshots.</source>
        <translation>Es gibt keine Schnappschüsse.</translation>
    </message>
    <message>
        <source>The VM stands on this snapshot.</source>
        <translation>Die VM beruht auf diesem Schnappschuss.</translation>
    </message>
    <message>
        <source>Revert %1 to the snapshot “%2”? What happened since is lost.</source>
        <translation>%1 zum Schnappschuss „%2“ zurückkehren lassen? Was seither geschah, geht verloren.</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurückkehren</translation>
    </message>
    <message>
        <source>Delete the snapshot “%2” of %1?</source>
        <translation>Schnappschuss „%2“ von %1 löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Choose a snapshot first.</source>
        <translation>Zuerst einen Snapshot auswählen.</translation>
    </message>
</context>
<context>
    <name>Guestwire::StatusLine</name>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Server off</source>
        <translation>Server aus</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>1 client</source>
        <translation>1 Client</translation>
    </message>
    <message numerus="yes">
        <source>%n clients</source>
        <translation>
            <numerusform>%n Client</numerusform>
            <numerusform>%n Clients</numerusform>
        </translation>
    </message>
    <message>
        <source>1 console</source>
        <translation>1 Konsole</translation>
    </message>
    <message numerus="yes">
        <source>%n consoles</source>
        <translation>
            <numerusform>%n Konsole</numerusform>
            <numerusform>%n Konsolen</numerusform>
        </translation>
    </message>
    <message>
        <source>Server, clients and accounts</source>
        <translation>Server, Clients und Konten</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Connect to %1 now</source>
        <translation>Jetzt mit %1 verbinden</translation>
    </message>
</context>
<context>
    <name>Guestwire::TaskModel</name>
    <message>
        <source>%1: %2</source>
        <comment>action and what it is called</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>failed: %1 (%2)</source>
        <comment>reason and details</comment>
        <translation>fehlgeschlagen: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n VMs</source>
        <translation>
            <numerusform>%n VM</numerusform>
            <numerusform>%n VMs</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not asked for</source>
        <translation>
            <numerusform>%n nicht angefordert</numerusform>
            <numerusform>%n nicht angefordert</numerusform>
        </translation>
    </message>
    <message>
        <source>under way, %1</source>
        <comment>percent</comment>
        <translation>läuft, %1</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>Guestwire::TerminalDisplay</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
</context>
<context>
    <name>Guestwire::TerminalSettingsDialog</name>
    <message>
        <source>Restore defaults</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Guestwire</source>
        <translation>Guestwire</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Solarized</source>
        <translation>Solarized</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Flash at a bell</source>
        <translation>Bei einem Signalton aufblinken</translation>
    </message>
    <message>
        <source>Let the cursor blink where the guest wants it</source>
        <translation>Cursor blinken lassen, wenn der Gast es möchte</translation>
    </message>
    <message>
        <source>Terminal settings</source>
        <translation>Terminaleinstellungen</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>points</comment>
        <translation>&#xa0;pt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>Wie das Fenster</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source> lines</source>
        <translation> Zeilen</translation>
    </message>
    <message>
        <source> bytes a second</source>
        <translation> Byte pro Sekunde</translation>
    </message>
    <message>
        <source>Lower it where a guest loses some of a long paste.</source>
        <translation>Verringern, wenn ein Gast von einem langen Text Teile verliert.</translation>
    </message>
    <message>
        <source>Scrollback</source>
        <translation>Rücklauf</translation>
    </message>
    <message>
        <source>Paste at most</source>
        <translation>Einfügen höchstens</translation>
    </message>
</context>
<context>
    <name>Guestwire::TerminalView</name>
    <message>
        <source>%1 (Ctrl+click to open)</source>
        <comment>an address</comment>
        <translation>%1 (Strg+Klick öffnet)</translation>
    </message>
</context>
<context>
    <name>Guestwire::TokenDialog</name>
    <message>
        <source>&amp;Make the token</source>
        <translation>Token &amp;erstellen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Token for %1</source>
        <translation>Token für %1</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>eine Stunde</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>ein Tag</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>eine Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>ein Jahr</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>noch nicht erstellt</translation>
    </message>
    <message>
        <source>A program that has the token may do what this account may, without a password.</source>
        <translation>Ein Programm mit diesem Token darf alles, was dieses Konto darf, ohne Passwort.</translation>
    </message>
    <message>
        <source>&amp;Valid for</source>
        <translation>&amp;Gültig für</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Es gibt keine Verbindung zum Server.</translation>
    </message>
    <message>
        <source>No token was made: %1.</source>
        <translation>Es wurde kein Token erstellt: %1.</translation>
    </message>
    <message>
        <source>Good until %1. Copy it now: it is not shown again.</source>
        <translation>Gültig bis %1. Jetzt kopieren: Es wird nicht noch einmal gezeigt.</translation>
    </message>
</context>
<context>
    <name>Guestwire::Tray</name>
    <message>
        <source>&amp;Show Guestwire</source>
        <translation>Guestwire &amp;zeigen</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>Keine Alarme</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>VM, alert rule and severity</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Guestwire: no alerts</source>
        <translation>Guestwire: keine Alarme</translation>
    </message>
    <message numerus="yes">
        <source>Guestwire: %n alerts</source>
        <translation>
            <numerusform>Guestwire: %n Alarm</numerusform>
            <numerusform>Guestwire: %n Alarme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::TrustDialog</name>
    <message>
        <source>Subject: %1
Issuer: %2
Valid from %3 to %4

%5</source>
        <translation>Inhaber: %1
Aussteller: %2
Gültig von %3 bis %4

%5</translation>
    </message>
    <message>
        <source>Unknown server</source>
        <translation>Unbekannter Server</translation>
    </message>
    <message>
        <source>This is the first contact with %1. Compare its fingerprint with the one that “guestwire fingerprint” prints on the server. Trust it only if they are the same: somebody else could be answering in its place.</source>
        <translation>Dies ist der erste Kontakt mit %1. Den Fingerabdruck mit dem vergleichen, den „guestwire fingerprint“ auf dem Server ausgibt, und nur vertrauen, wenn beide gleich sind: Es könnte jemand anderes an seiner Stelle antworten.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Show certificate</source>
        <translation>Zertifikat zeigen</translation>
    </message>
    <message>
        <source>Trust this one</source>
        <translation>Diesem vertrauen</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmActions</name>
    <message>
        <source>%1…</source>
        <comment>an action that asks first</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action and keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>action and why it is not possible</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a VM first.</source>
        <translation>Zuerst eine VM auswählen.</translation>
    </message>
    <message>
        <source>Wait until the last request is answered.</source>
        <translation>Warten, bis die letzte Anfrage beantwortet ist.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Force off %1? It is as if the power was cut: what the guest has not written to its disks is lost.</source>
        <translation>Ausschalten von %1 erzwingen? Das wirkt wie ein Stromausfall: Was der Gast noch nicht auf seine Datenträger geschrieben hat, geht verloren.</translation>
    </message>
    <message>
        <source>Reset %1? It is as if the reset button was pressed: what the guest has not written to its disks is lost.</source>
        <translation>%1 zurücksetzen? Das wirkt wie der Reset-Knopf: Was der Gast noch nicht auf seine Datenträger geschrieben hat, geht verloren.</translation>
    </message>
    <message>
        <source>%1: %2?</source>
        <comment>action and VMs</comment>
        <translation>%1: %2?</translation>
    </message>
    <message>
        <source>Change &amp;hardware…</source>
        <translation>&amp;Hardware ändern…</translation>
    </message>
    <message>
        <source>Change virtual CPUs, memory, disks and autostart</source>
        <translation>Virtuelle CPUs, Arbeitsspeicher, Datenträger und Autostart ändern</translation>
    </message>
    <message>
        <source>Choose one VM.</source>
        <translation>Eine VM auswählen.</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmCellText</name>
    <message>
        <source>%1, %2</source>
        <comment>VM and state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>CPU %1 percent</source>
        <translation>CPU %1 Prozent</translation>
    </message>
    <message>
        <source>CPU: no data</source>
        <translation>CPU: keine Daten</translation>
    </message>
    <message>
        <source>Memory %1 percent</source>
        <translation>Speicher %1 Prozent</translation>
    </message>
    <message>
        <source>Memory: no data</source>
        <translation>Speicher: keine Daten</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>Datenträger %1</translation>
    </message>
    <message>
        <source>Disk: no data</source>
        <translation>Datenträger: keine Daten</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Netzwerk %1</translation>
    </message>
    <message>
        <source>Network: no data</source>
        <translation>Netzwerk: keine Daten</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmFilter</name>
    <message>
        <source>“%1” needs a number, as in cpu&gt;80</source>
        <translation>„%1“ braucht eine Zahl, wie in cpu&gt;80</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmHeader</name>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>Name of the VM</source>
        <translation>Name der VM</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmListModel</name>
    <message>
        <source>%1 · %2</source>
        <comment>server and host</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, 1 VM</source>
        <translation>%1, 1 VM</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n VMs</source>
        <translation>
            <numerusform>%1, %n VM</numerusform>
            <numerusform>%1, %n VMs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, alert: %2</source>
        <comment>VM, severity</comment>
        <translation>%1, Alarm: %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Ohne Markierung</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmListPane</name>
    <message>
        <source>Filter: name, state:running, cpu&gt;80</source>
        <translation>Filter: Name, state:running, cpu&gt;80</translation>
    </message>
    <message>
        <source>Filter the list of VMs</source>
        <translation>Die Liste der VMs filtern</translation>
    </message>
    <message>
        <source>Virtual machines</source>
        <translation>Virtuelle Maschinen</translation>
    </message>
    <message>
        <source>Add a connection…</source>
        <translation>Verbindung hinzufügen…</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Add a libvirt host or a Guestwire server to see its VMs.</source>
        <translation>Einen libvirt-Host oder Guestwire-Server hinzufügen, um dessen VMs zu sehen.</translation>
    </message>
    <message>
        <source>No VMs yet</source>
        <translation>Noch keine VMs</translation>
    </message>
    <message>
        <source>Nothing is defined here, or nothing that you may see. Define a VM with virt-install or virsh, and it appears by itself.</source>
        <translation>Hier ist nichts definiert oder nichts Sichtbares erlaubt. Eine VM, die mit virt-install oder virsh definiert wird, erscheint von selbst.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>No VM matches the filter. Clear it to see all.</source>
        <translation>Keine VM passt zum Filter. Ohne Filter sind alle zu sehen.</translation>
    </message>
    <message>
        <source>Words of a name, state:running, host:text, tag:text, alert:any, cpu&gt;80, mem&gt;50 (%1). Tags stand in brackets at the front of a VM&apos;s title.</source>
        <translation>Teile eines Namens, state:running, host:Text, tag:Text, alert:any, cpu&gt;80, mem&gt;50 (%1). Markierungen stehen in Klammern vorn im Titel einer VM.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>The VMs appear as soon as they are known.</source>
        <translation>Die VMs erscheinen, sobald sie bekannt sind.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Verbindungen…</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmPage</name>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Charts &amp;beside the console</source>
        <translation>Diagramme neben der &amp;Konsole</translation>
    </message>
    <message>
        <source>Show the charts beside the console</source>
        <translation>Die Diagramme neben der Konsole zeigen</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmWindow</name>
    <message>
        <source>%1 — Guestwire</source>
        <translation>%1 — Guestwire</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>action and VM, and why</comment>
        <translation>%1: %2.</translation>
    </message>
</context>
<context>
    <name>Guestwire::WallModel</name>
    <message>
        <source>Open the console of %1</source>
        <translation>Die Konsole von %1 öffnen</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>VM, its state, the last line on its console</comment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>Guestwire::WatchNotice</name>
    <message>
        <source>%1: “%2” at %3</source>
        <comment>VM, watch rule and time</comment>
        <translation>%1: „%2“ um %3</translation>
    </message>
    <message>
        <source>Show console</source>
        <translation>Konsole zeigen</translation>
    </message>
</context>
<context>
    <name>Guestwire::WindowServices</name>
    <message>
        <source>The server for others can not be started.</source>
        <translation>Der Server für andere kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The virtualization host cannot be reached.</source>
        <translation>Der Virtualisierungs-Host ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The pairing string can not be used.</source>
        <translation>Die Kopplungszeichenfolge ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Log-ins are kept until Guestwire ends, and asked for again at its next start.</source>
        <translation>Anmeldungen gelten bis zum Ende von Guestwire und werden beim nächsten Start erneut erfragt.</translation>
    </message>
</context>
<context>
    <name>Guestwire::Words</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>running (waiting)</source>
        <translation>läuft (wartet)</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>shutting down</source>
        <translation>fährt herunter</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>im Ruhezustand</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Herunterfahren</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Force off</source>
        <translation>Ausschalten erzwingen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Create snapshot</source>
        <translation>Schnappschuss erstellen</translation>
    </message>
    <message>
        <source>Revert to snapshot</source>
        <translation>Zum Schnappschuss zurückkehren</translation>
    </message>
    <message>
        <source>Delete snapshot</source>
        <translation>Schnappschuss löschen</translation>
    </message>
    <message>
        <source>Set vCPUs</source>
        <translation>vCPUs festlegen</translation>
    </message>
    <message>
        <source>Set memory</source>
        <translation>Speicher festlegen</translation>
    </message>
    <message>
        <source>Resize disk</source>
        <translation>Datenträgergröße ändern</translation>
    </message>
    <message>
        <source>Set autostart</source>
        <translation>Autostart festlegen</translation>
    </message>
    <message>
        <source>Send key</source>
        <translation>Taste senden</translation>
    </message>
    <message>
        <source>Take picture</source>
        <translation>Bild aufnehmen</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>wird gestartet…</translation>
    </message>
    <message>
        <source>shutting down…</source>
        <translation>wird heruntergefahren…</translation>
    </message>
    <message>
        <source>restarting…</source>
        <translation>wird neu gestartet…</translation>
    </message>
    <message>
        <source>pausing…</source>
        <translation>wird angehalten…</translation>
    </message>
    <message>
        <source>resuming…</source>
        <translation>wird fortgesetzt…</translation>
    </message>
    <message>
        <source>forcing off…</source>
        <translation>wird ausgeschaltet…</translation>
    </message>
    <message>
        <source>resetting…</source>
        <translation>wird zurückgesetzt…</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>wird gesichert…</translation>
    </message>
    <message>
        <source>restoring…</source>
        <translation>wird wiederhergestellt…</translation>
    </message>
    <message>
        <source>creating a snapshot…</source>
        <translation>Schnappschuss wird erstellt…</translation>
    </message>
    <message>
        <source>reverting…</source>
        <translation>kehrt zurück…</translation>
    </message>
    <message>
        <source>deleting a snapshot…</source>
        <translation>Schnappschuss wird gelöscht…</translation>
    </message>
    <message>
        <source>changing…</source>
        <translation>wird geändert…</translation>
    </message>
    <message>
        <source>sending a key…</source>
        <translation>Taste wird gesendet…</translation>
    </message>
    <message>
        <source>taking a picture…</source>
        <translation>Bild wird aufgenommen…</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>action and VM</comment>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>info</source>
        <comment>severity</comment>
        <translation>Info</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>severity</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>critical</source>
        <comment>severity</comment>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>not logged in</source>
        <translation>nicht angemeldet</translation>
    </message>
    <message>
        <source>the VM is not there</source>
        <translation>die VM ist nicht vorhanden</translation>
    </message>
    <message>
        <source>the VM is not running</source>
        <translation>die VM läuft nicht</translation>
    </message>
    <message>
        <source>the server did not understand the request</source>
        <translation>der Server hat die Anfrage nicht verstanden</translation>
    </message>
    <message>
        <source>you lack the permission</source>
        <translation>die Berechtigung fehlt</translation>
    </message>
    <message>
        <source>too many requests; wait a moment</source>
        <translation>zu viele Anfragen; bitte einen Moment warten</translation>
    </message>
    <message>
        <source>the VM&apos;s state does not allow it</source>
        <translation>der Zustand der VM lässt es nicht zu</translation>
    </message>
    <message>
        <source>there was no answer in time</source>
        <translation>es kam keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>the host can not be reached</source>
        <translation>der Host ist nicht erreichbar</translation>
    </message>
    <message>
        <source>an unexpected error</source>
        <translation>ein unerwarteter Fehler</translation>
    </message>
    <message>
        <source>You lack the permission “%1” on %2.</source>
        <translation>Für %2 fehlt die Berechtigung „%1“.</translation>
    </message>
    <message>
        <source>The host of %1 does not answer.</source>
        <translation>Der Host von %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <comment>VM and state</comment>
        <translation>Zustand von %1: %2.</translation>
    </message>
    <message>
        <source>unknown (not answering)</source>
        <translation>unbekannt (antwortet nicht)</translation>
    </message>
    <message>
        <source>Save state</source>
        <translation>Zustand sichern</translation>
    </message>
    <message>
        <source>Restore state</source>
        <translation>Zustand wiederherstellen</translation>
    </message>
</context>
<context>
    <name>Guestwire::absence</name>
    <message>
        <source>No data, because the VM is %1.</source>
        <translation>Keine Daten. Zustand der VM: %1.</translation>
    </message>
    <message>
        <source>The first sample has not come yet.</source>
        <translation>Noch ist kein Messwert eingetroffen.</translation>
    </message>
    <message>
        <source>No data yet: utilization needs two samples.</source>
        <translation>Noch keine Daten: Die Auslastung ergibt sich erst aus zwei Messungen.</translation>
    </message>
    <message>
        <source>No data, because the VM has no memory balloon device, or its guest has not loaded the driver.</source>
        <translation>Keine Daten: Die VM hat kein Memory-Balloon-Gerät, oder der Gast hat den Treiber nicht geladen.</translation>
    </message>
    <message>
        <source>No data, because the VM has no disk.</source>
        <translation>Keine Daten: Die VM hat keinen Datenträger.</translation>
    </message>
    <message>
        <source>No data yet: rates need two samples.</source>
        <translation>Noch keine Daten: Raten ergeben sich erst aus zwei Messungen.</translation>
    </message>
    <message>
        <source>No data, because the host counts no traffic of this VM: user-mode networking has no counters.</source>
        <translation>Keine Daten: Der Host zählt den Verkehr dieser VM nicht; User-Mode-Netzwerke haben keine Zähler.</translation>
    </message>
    <message>
        <source>No data, because the VM does not answer.</source>
        <translation>Keine Daten, weil die VM nicht antwortet.</translation>
    </message>
</context>
<context>
    <name>Guestwire::timeTexts</name>
    <message>
        <source>d MMM</source>
        <extracomment>a day on a time axis, as in 24 Nov</extracomment>
        <translation>d. MMM</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>FindingText</name>
    <message>
        <source>The connection is not encrypted.</source>
        <translation>La connexion n’est pas chiffrée.</translation>
    </message>
    <message>
        <source>Its key is not known yet: %1. Its certificate is valid until %2.</source>
        <translation>Sa clé n’est pas encore connue&#xa0;: %1. Son certificat est valable jusqu’au %2.</translation>
    </message>
    <message>
        <source>It shows the key that is remembered. Its certificate is valid until %1.</source>
        <translation>Il montre la clé mémorisée. Son certificat est valable jusqu’au %1.</translation>
    </message>
    <message>
        <source>It shows another key than the one that is remembered: %1 instead of %2. Somebody may be in between. If the server was set up anew, remove the remembered key.</source>
        <translation>Il montre une autre clé que celle mémorisée&#xa0;: %1 au lieu de %2. Quelqu’un peut se trouver entre les deux. Si le serveur a été réinstallé, supprimer la clé mémorisée.</translation>
    </message>
    <message>
        <source>What answers there is no Guestwire server. Check host and port.</source>
        <translation>Ce qui répond là n’est pas un serveur Guestwire. Vérifier l’hôte et le port.</translation>
    </message>
    <message>
        <source>It asks for a log-in.</source>
        <translation>Il demande de se connecter.</translation>
    </message>
    <message>
        <source>It asks for a log-in; the last one was that of %1.</source>
        <translation>Il demande de se connecter&#x202f;; le dernier utilisateur était %1.</translation>
    </message>
    <message numerus="yes">
        <source>libvirt %1, %2, %n VM(s).</source>
        <translation>
            <numerusform>libvirt %1, %2, %n VM.</numerusform>
            <numerusform>libvirt %1, %2, %n VM.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can not be reached.</source>
        <translation>%1 est injoignable.</translation>
    </message>
    <message>
        <source>%1 is reached.</source>
        <translation>%1 est joignable.</translation>
    </message>
</context>
<context>
    <name>Guestwire::About</name>
    <message>
        <source>About Guestwire</source>
        <translation>À propos de Guestwire</translation>
    </message>
    <message>
        <source>Guestwire %1
Virtual machines, seen live and typed into.</source>
        <translation>Guestwire %1
Des machines virtuelles, vues et utilisées en direct.</translation>
    </message>
    <message>
        <source>Qt %1, %2
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Qt %1, %2
Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.</translation>
    </message>
</context>
<context>
    <name>Guestwire::AccountDialog</name>
    <message>
        <source>First administrator</source>
        <translation>Premier administrateur</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Ajouter un compte</translation>
    </message>
    <message>
        <source>Account of %1</source>
        <translation>Compte de %1</translation>
    </message>
    <message>
        <source>all, or patterns such as web-*, db-*</source>
        <translation>toutes, ou des motifs comme web-*, db-*</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>Whoever connects has to log in. Make an account for yourself: the server stays off until there is one.</source>
        <translation>Qui se connecte doit s’identifier. Créer d’abord un compte&#xa0;: le serveur reste arrêté tant qu’il n’y en a pas.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rôle</translation>
    </message>
    <message>
        <source>&amp;VMs</source>
        <translation>&amp;VM</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>Nouveau &amp;mot de passe</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Password a&amp;gain</source>
        <translation>Mot de passe, en&amp;core</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Créer le compte</translation>
    </message>
    <message>
        <source>A password has at least %1 characters.</source>
        <translation>Un mot de passe a au moins %1 caractères.</translation>
    </message>
    <message>
        <source>Weak: make it longer. Several words that do not belong together do well.</source>
        <translation>Faible&#xa0;: l’allonger. Plusieurs mots sans rapport entre eux conviennent bien.</translation>
    </message>
    <message>
        <source>Fair. Longer is better.</source>
        <translation>Correct. Plus long serait mieux.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Fort.</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>Il manque un nom.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Les deux mots de passe diffèrent.</translation>
    </message>
    <message>
        <source>A new password voids the tokens of this account.</source>
        <translation>Un nouveau mot de passe annule les jetons de ce compte.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion au serveur.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
</context>
<context>
    <name>Guestwire::AccountsPage</name>
    <message>
        <source>A&amp;dd…</source>
        <translation>A&amp;jouter…</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Mo&amp;difier…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Retirer…</translation>
    </message>
    <message>
        <source>Make a &amp;token…</source>
        <translation>Créer un je&amp;ton…</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>VMs</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
    <message>
        <source>The accounts could not be asked for: %1.</source>
        <translation>Les comptes n’ont pas pu être obtenus&#xa0;: %1.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>There is no account, so nobody can log in. “Add” makes the first administrator.</source>
        <translation>Il n’y a pas de compte, personne ne peut donc se connecter. «&#xa0;Ajouter&#xa0;» crée le premier administrateur.</translation>
    </message>
    <message>
        <source>Remove the account of %1? Its connections end at once, and its tokens are void.</source>
        <translation>Retirer le compte de %1&#x202f;? Ses connexions prennent fin aussitôt, et ses jetons sont annulés.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>It was not removed: %1</source>
        <translation>Non retiré&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Guestwire::ActionBar</name>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
</context>
<context>
    <name>Guestwire::ActivityView</name>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Consoles</source>
        <translation>Consoles</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hôtes</translation>
    </message>
    <message>
        <source>This VM</source>
        <translation>Cette VM</translation>
    </message>
    <message>
        <source>Only the events of the chosen VM</source>
        <translation>Seulement les événements de la VM choisie</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>Annuler la tâche</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>Effacer ce qui est terminé</translation>
    </message>
    <message>
        <source>Select a task first.</source>
        <translation>Choisir d’abord une tâche.</translation>
    </message>
    <message>
        <source>This task has ended, or can not be stopped half-way.</source>
        <translation>Cette tâche est terminée ou ne peut pas être interrompue en cours de route.</translation>
    </message>
    <message>
        <source>Of many VMs no more are asked for; a guest is no longer waited for, but may still follow.</source>
        <translation>Parmi plusieurs VM, plus aucune n’est demandée&#x202f;; un invité n’est plus attendu, mais peut encore suivre.</translation>
    </message>
</context>
<context>
    <name>Guestwire::AddConnectionDialog</name>
    <message>
        <source>Add a connection</source>
        <translation>Ajouter une connexion</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>wss://host:8443, guestwire-pair:… or qemu:///system</source>
        <translation>wss://host:8443, guestwire-pair:… ou qemu:///system</translation>
    </message>
    <message>
        <source>The address or pairing string of a Guestwire server, or the URI of a libvirt host:</source>
        <translation>L’adresse ou la chaîne d’appairage d’un serveur Guestwire, ou l’URI d’un hôte libvirt&#xa0;:</translation>
    </message>
    <message>
        <source>Connect when Guestwire &amp;starts</source>
        <translation>Se connecter au dé&amp;marrage de Guestwire</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Peut rester vide</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Change a connection</source>
        <translation>Modifier une connexion</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Trying %1…</source>
        <translation>Essai de %1…</translation>
    </message>
</context>
<context>
    <name>Guestwire::AlertModel</name>
    <message>
        <source>snoozed until %1</source>
        <translation>en sourdine jusqu’à %1</translation>
    </message>
    <message>
        <source>acknowledged by %1</source>
        <translation>prise en compte par %1</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Suivi</translation>
    </message>
</context>
<context>
    <name>Guestwire::AlertsView</name>
    <message>
        <source>No alerts. Rules say what there is to be told of.</source>
        <translation>Aucune alerte. Des règles définissent ce qui est signalé.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Prendre en compte</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Mettre en sourdine</translation>
    </message>
    <message>
        <source>Alert rules…</source>
        <translation>Règles d’alerte…</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Pendant %1</translation>
    </message>
    <message>
        <source>End the snooze</source>
        <translation>Ne plus mettre en sourdine</translation>
    </message>
    <message>
        <source>Select an alert first.</source>
        <translation>Choisir d’abord une alerte.</translation>
    </message>
    <message>
        <source>You lack the permission &quot;%1&quot; on %2.</source>
        <translation>Il manque la permission «&#xa0;%1&#xa0;» pour %2.</translation>
    </message>
    <message>
        <source>Say that you know of it: everybody sees who did</source>
        <translation>Signaler que l’alerte est connue&#xa0;: chacun voit par qui</translation>
    </message>
    <message>
        <source>Be silent about this rule on this VM for a while</source>
        <translation>Ne rien signaler de cette règle pour cette VM pendant un moment</translation>
    </message>
    <message>
        <source>The alert %1 could not be acknowledged.</source>
        <translation>L’alerte %1 n’a pas pu être prise en compte.</translation>
    </message>
    <message>
        <source>The alert %1 could not be snoozed.</source>
        <translation>L’alerte %1 n’a pas pu être mise en sourdine.</translation>
    </message>
    <message>
        <source>It is not snoozed.</source>
        <translation>Elle n’est pas mise en sourdine.</translation>
    </message>
</context>
<context>
    <name>Guestwire::BulkDialog</name>
    <message numerus="yes">
        <source>%1: %n VMs</source>
        <comment>action</comment>
        <translation>
            <numerusform>%1&#xa0;: %n VM</numerusform>
            <numerusform>%1&#xa0;: %n VM</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>VMs and results</source>
        <translation>VM et résultats</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Asks for no more. What was asked for already is still done.</source>
        <translation>Ne demande plus rien. Ce qui a déjà été demandé sera encore fait.</translation>
    </message>
    <message>
        <source>&amp;Try the rest again</source>
        <translation>&amp;Réessayer le reste</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n terminée</numerusform>
            <numerusform>%n terminées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n échec</numerusform>
            <numerusform>%n échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not asked for</source>
        <translation>
            <numerusform>%n non demandée</numerusform>
            <numerusform>%n non demandées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <translation>
            <numerusform>encore %n</numerusform>
            <numerusform>encore %n</numerusform>
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
        <translation>Résultat</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>échec&#xa0;: %1</translation>
    </message>
    <message>
        <source>failed: %1 (%2)</source>
        <comment>reason and details</comment>
        <translation>échec&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>non demandé</translation>
    </message>
</context>
<context>
    <name>Guestwire::ChartChoice</name>
    <message>
        <source>Use</source>
        <translation>Utilisation</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>all vCPUs</source>
        <translation>tous les vCPU</translation>
    </message>
    <message>
        <source>User and system</source>
        <translation>Utilisateur et système</translation>
    </message>
    <message>
        <source>CPU of the emulator</source>
        <translation>CPU de l’émulateur</translation>
    </message>
    <message>
        <source>user</source>
        <translation>utilisateur</translation>
    </message>
    <message>
        <source>system</source>
        <translation>système</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>CPU delay</source>
        <translation>Attente du CPU</translation>
    </message>
    <message>
        <source>waiting for the host</source>
        <translation>attente de l’hôte</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Utilisée</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>used</source>
        <translation>utilisée</translation>
    </message>
    <message>
        <source>total</source>
        <translation>totale</translation>
    </message>
    <message>
        <source>Balloon</source>
        <translation>Ballon</translation>
    </message>
    <message>
        <source>Memory, balloon</source>
        <translation>Mémoire, ballon</translation>
    </message>
    <message>
        <source>balloon</source>
        <translation>ballon</translation>
    </message>
    <message>
        <source>Resident on the host</source>
        <translation>Résidente sur l’hôte</translation>
    </message>
    <message>
        <source>Memory, resident on the host</source>
        <translation>Mémoire, résidente sur l’hôte</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>résidente</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Échange</translation>
    </message>
    <message>
        <source>Memory, swap</source>
        <translation>Mémoire, échange</translation>
    </message>
    <message>
        <source>in</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>out</source>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>write</source>
        <translation>écriture</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Disk operations</source>
        <translation>Disque, opérations</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Disk latency</source>
        <translation>Disque, latence</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Network packets</source>
        <translation>Réseau, paquets</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Network errors</source>
        <translation>Réseau, erreurs</translation>
    </message>
    <message>
        <source>Drops</source>
        <translation>Paquets rejetés</translation>
    </message>
    <message>
        <source>Network drops</source>
        <translation>Réseau, paquets rejetés</translation>
    </message>
    <message>
        <source>All vCPUs</source>
        <translation>Tous les vCPU</translation>
    </message>
    <message>
        <source>vCPU %1</source>
        <translation>vCPU %1</translation>
    </message>
    <message>
        <source>All disks</source>
        <translation>Tous les disques</translation>
    </message>
    <message>
        <source>All interfaces</source>
        <translation>Toutes les interfaces</translation>
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
        <translation>Chargement de l’historique…</translation>
    </message>
    <message>
        <source>Nothing was measured in this time.</source>
        <translation>Rien n’a été mesuré pendant cette période.</translation>
    </message>
    <message>
        <source>The history can not be shown: %1</source>
        <translation>L’historique ne peut pas être affiché&#xa0;: %1</translation>
    </message>
    <message>
        <source>This server keeps no history. Only what was seen here is shown.</source>
        <translation>Ce serveur ne garde pas d’historique. Seul ce qui a été vu ici est affiché.</translation>
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
        <translation>%1, maximum</translation>
    </message>
</context>
<context>
    <name>Guestwire::ChartTableDialog</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all of them (Ctrl+C)</source>
        <translation>Copier les lignes choisies, ou toutes (Ctrl+C)</translation>
    </message>
    <message>
        <source>Nothing was measured in this time.</source>
        <translation>Rien n’a été mesuré pendant cette période.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ClientsPage</name>
    <message>
        <source>one VM</source>
        <translation>une VM</translation>
    </message>
    <message>
        <source>all VMs: %1</source>
        <translation>toutes les VM&#xa0;: %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s): %1</source>
        <translation>
            <numerusform>%n VM&#xa0;: %1</numerusform>
            <numerusform>%n VM&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>this window</source>
        <translation>cette fenêtre</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (ici)</translation>
    </message>
    <message>
        <source>&amp;Drop…</source>
        <translation>&amp;Déconnecter…</translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation>Clients connectés</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Connected for</source>
        <translation>Connecté depuis</translation>
    </message>
    <message>
        <source>Watches</source>
        <translation>Observe</translation>
    </message>
    <message>
        <source>Consoles</source>
        <translation>Consoles</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Dernier signe</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
    <message>
        <source>The clients could not be asked for: %1.</source>
        <translation>Les clients n’ont pas pu être obtenus&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connexion</numerusform>
            <numerusform>%n connexions</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>This is your own connection.</source>
        <translation>C’est la connexion d’ici.</translation>
    </message>
    <message>
        <source>This is the window that the server runs in.</source>
        <translation>C’est la fenêtre dans laquelle tourne le serveur.</translation>
    </message>
    <message>
        <source>Ends the connection. Its user may log in again.</source>
        <translation>Met fin à la connexion. Se reconnecter reste possible.</translation>
    </message>
    <message>
        <source>Drop the connection of %1 from %2? Its user may log in again.</source>
        <translation>Couper la connexion de %1 depuis %2&#x202f;? Se reconnecter reste possible.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>It was not dropped: %1.</source>
        <translation>Non déconnecté&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>Guestwire::CommandPalette</name>
    <message>
        <source>Nothing is called so.</source>
        <translation>Rien ne porte ce nom.</translation>
    </message>
    <message>
        <source>Find a VM or a command</source>
        <translation>Trouver une VM ou une commande</translation>
    </message>
    <message>
        <source>A VM or a command</source>
        <translation>Une VM ou une commande</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>Guestwire::Commands</name>
    <message>
        <source>The connection ended before the answer.</source>
        <translation>La connexion s’est terminée avant la réponse.</translation>
    </message>
    <message>
        <source>The connection is closed.</source>
        <translation>La connexion est fermée.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConnectionLabel</name>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>stale: nothing is heard</source>
        <translation>périmé&#xa0;: plus rien n’arrive</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>non connecté</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>connexion…</translation>
    </message>
    <message>
        <source>waiting for your trust in its certificate</source>
        <translation>attend la confiance en son certificat</translation>
    </message>
    <message>
        <source>waiting for your log-in</source>
        <translation>attend l’identification</translation>
    </message>
    <message>
        <source>reconnecting in %1 s</source>
        <translation>nouvel essai dans %1 s</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>connection and how it is doing</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Log out of %1</source>
        <translation>Se déconnecter de %1</translation>
    </message>
    <message>
        <source>Ends the log-in, also for the next start of Guestwire.</source>
        <translation>Met fin à la session, aussi pour le prochain démarrage de Guestwire.</translation>
    </message>
    <message>
        <source>libvirt is not reached</source>
        <translation>libvirt est injoignable</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConnectionList</name>
    <message>
        <source>Guestwire server</source>
        <translation>Serveur Guestwire</translation>
    </message>
    <message>
        <source>libvirt</source>
        <translation>libvirt</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>non connecté</translation>
    </message>
    <message>
        <source>connects at start</source>
        <translation>se connecte au démarrage</translation>
    </message>
    <message>
        <source>does not connect at start</source>
        <translation>ne se connecte pas au démarrage</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>Au démarrage</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConnectionsDialog</name>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>About the chosen connection</source>
        <translation>À propos de la connexion choisie</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Dis&amp;connect</source>
        <translation>&amp;Déconnecter</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>Remove the remembered &amp;key…</source>
        <translation>Supprimer la &amp;clé mémorisée…</translation>
    </message>
    <message>
        <source>Says what answers there, without connecting</source>
        <translation>Dit ce qui répond là, sans se connecter</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Co&amp;nnecter</translation>
    </message>
    <message>
        <source>The configuration names it; the server for others works on it too.</source>
        <translation>La configuration la nomme&#x202f;; le serveur pour les autres l’utilise aussi.</translation>
    </message>
    <message>
        <source>The key of this server has changed: somebody may be in between. If it was set up anew, remove the remembered key and connect again.</source>
        <translation>La clé de ce serveur a changé&#xa0;: quelqu’un peut se trouver entre les deux. S’il a été réinstallé, supprimer la clé mémorisée et se reconnecter.</translation>
    </message>
    <message>
        <source>Remembered key: %1</source>
        <translation>Clé mémorisée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Last log-in: %1</source>
        <translation>Dernière connexion&#xa0;: %1</translation>
    </message>
    <message>
        <source>No connection is kept yet. Add a libvirt host or a Guestwire server.</source>
        <translation>Aucune connexion n’est encore enregistrée. Ajouter un hôte libvirt ou un serveur Guestwire.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 a été supprimée.</translation>
    </message>
    <message>
        <source>Undo: bring back %1</source>
        <translation>Annuler&#xa0;: rétablir %1</translation>
    </message>
    <message>
        <source>Trying %1…</source>
        <translation>Essai de %1…</translation>
    </message>
    <message>
        <source>Remove the remembered key of %1? The next connection takes whatever key is shown, if you trust it: compare it with what “guestwire fingerprint” prints on the server. The log-in that was kept goes with it.</source>
        <translation>Supprimer la clé mémorisée de %1&#x202f;? La prochaine connexion prend la clé montrée, si elle est acceptée&#xa0;: la comparer à ce que «&#xa0;guestwire fingerprint&#xa0;» affiche sur le serveur. L’identification enregistrée est supprimée avec elle.</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Supprimer la clé</translation>
    </message>
    <message>
        <source>The key of %1 is no longer remembered. Connect again, and compare its fingerprint.</source>
        <translation>La clé de %1 n’est plus mémorisée. Se reconnecter et comparer l’empreinte.</translation>
    </message>
    <message>
        <source>The key was not removed: %1</source>
        <translation>La clé n’a pas été supprimée&#xa0;: %1</translation>
    </message>
    <message>
        <source>The configuration or the command line names it.</source>
        <translation>La configuration ou la ligne de commande la nomme.</translation>
    </message>
    <message>
        <source>No key of it is remembered.</source>
        <translation>Aucune de ses clés n’est mémorisée.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleBar</name>
    <message>
        <source>Console device</source>
        <translation>Périphérique de console</translation>
    </message>
    <message>
        <source>Send key</source>
        <translation>Envoyer une touche</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Maj+C</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Ctrl+Maj+V</translation>
    </message>
    <message>
        <source>Type the clipboard as keys</source>
        <translation>Taper le presse-papiers touche par touche</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Maj+F</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Ctrl+−</source>
        <translation>Ctrl+−</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Send size to guest: types “stty” at its prompt</source>
        <translation>Envoyer la taille à l’invité&#xa0;: tape «&#xa0;stty&#xa0;» à son invite</translation>
    </message>
    <message>
        <source>Show in a window of its own</source>
        <translation>Afficher dans sa propre fenêtre</translation>
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
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Usual font size</source>
        <translation>Taille de police normale</translation>
    </message>
    <message>
        <source>Clear scrollback</source>
        <translation>Vider l’historique de défilement</translation>
    </message>
    <message>
        <source>Reset terminal</source>
        <translation>Réinitialiser le terminal</translation>
    </message>
    <message>
        <source>Terminal settings…</source>
        <translation>Réglages du terminal…</translation>
    </message>
    <message>
        <source>Press keys that this keyboard has not, or that are taken here</source>
        <translation>Appuyer sur des touches qui manquent ici ou qui y sont prises</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsolePage</name>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Ramener ici</translation>
    </message>
    <message>
        <source>Why there is no console</source>
        <translation>Pourquoi il n’y a pas de console</translation>
    </message>
    <message>
        <source>This console is in a window of its own.</source>
        <translation>Cette console est dans sa propre fenêtre.</translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <comment>and why</comment>
        <translation>Refusé&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleSession</name>
    <message>
        <source>Console of %1</source>
        <translation>Console de %1</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Ouvrir le lien…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Rechercher…</translation>
    </message>
    <message>
        <source>Clear scrollback</source>
        <translation>Vider l’historique de défilement</translation>
    </message>
    <message>
        <source>Reset terminal</source>
        <translation>Réinitialiser le terminal</translation>
    </message>
    <message>
        <source>Terminal settings…</source>
        <translation>Réglages du terminal…</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleSplit</name>
    <message>
        <source>Divider between console and charts</source>
        <translation>Séparateur entre console et graphiques</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleStatus</name>
    <message>
        <source>State of the console</source>
        <translation>État de la console</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Céder</translation>
    </message>
    <message>
        <source>Let the one who asks type</source>
        <translation>Laisser le clavier à qui le demande</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Go on typing here</source>
        <translation>Continuer à taper ici</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Prendre la main</translation>
    </message>
    <message>
        <source>Type here instead of whoever does now</source>
        <translation>Taper ici à la place de qui tape en ce moment</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Let somebody else type</source>
        <translation>Laisser quelqu’un d’autre taper</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer la demande</translation>
    </message>
    <message>
        <source>Ask for the keyboard no longer</source>
        <translation>Ne plus demander le clavier</translation>
    </message>
    <message>
        <source>Ask whoever types now for the keyboard</source>
        <translation>Demander le clavier à qui tape en ce moment</translation>
    </message>
    <message>
        <source>Only watch: nothing typed here reaches the guest</source>
        <translation>Regarder seulement&#xa0;: rien de ce qui est tapé ici n’atteint l’invité</translation>
    </message>
    <message>
        <source>%1 asks for the keyboard</source>
        <translation>%1 demande le clavier</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleTexts</name>
    <message>
        <source>You lack the permission “%1” on %2.</source>
        <translation>Il manque la permission «&#xa0;%1&#xa0;» pour %2.</translation>
    </message>
    <message>
        <source>%1 has no console device. To add one, put &lt;serial type=&apos;pty&apos;/&gt; among its devices with “virsh edit %1”, let its kernel start with console=ttyS0, and start it again.</source>
        <translation>%1 n’a pas de périphérique de console. Pour en ajouter un&#xa0;: mettre &lt;serial type=&apos;pty&apos;/&gt; parmi ses périphériques avec «&#xa0;virsh edit %1&#xa0;», démarrer son noyau avec console=ttyS0, puis redémarrer la VM.</translation>
    </message>
    <message>
        <source>The link is lost (%1). The console goes on where it was cut.</source>
        <translation>La liaison est perdue (%1). La console reprendra là où elle a été coupée.</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>État de %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Another program has the console of %1. It is shown here once that program lets go of it.</source>
        <translation>Un autre programme occupe la console de %1. Elle s’affichera ici dès que ce programme la libérera.</translation>
    </message>
    <message>
        <source>The console of %1 cannot be opened: %2.</source>
        <translation>La console de %1 ne peut pas être ouverte&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Connecting to the console of %1…</source>
        <translation>Connexion à la console de %1…</translation>
    </message>
    <message>
        <source>The host has lost this console. It comes back by itself.</source>
        <translation>L’hôte a perdu cette console. Elle reviendra d’elle-même.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>You have the keyboard</source>
        <translation>Le clavier est ici</translation>
    </message>
    <message>
        <source>The keyboard is free: type to take it</source>
        <translation>Le clavier est libre&#xa0;: taper pour le prendre</translation>
    </message>
    <message>
        <source>The keyboard is free; you may only watch</source>
        <translation>Le clavier est libre&#x202f;; ici il n’est permis que de regarder</translation>
    </message>
    <message>
        <source>%1 has the keyboard</source>
        <translation>%1 a le clavier</translation>
    </message>
    <message>
        <source>%1; you asked for it</source>
        <translation>%1&#x202f;; il est demandé</translation>
    </message>
    <message>
        <source>also watching: %1</source>
        <translation>regardent aussi&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1×%2</source>
        <comment>columns and rows</comment>
        <translation>%1×%2</translation>
    </message>
    <message>
        <source>the console began anew</source>
        <translation>la console a recommencé</translation>
    </message>
    <message>
        <source>%1 of output are lost here</source>
        <translation>ici manquent %1 de sortie</translation>
    </message>
    <message>
        <source>Ctrl+Tab leaves the console</source>
        <translation>Ctrl+Tab quitte la console</translation>
    </message>
    <message>
        <source>You lack the permission “%1”.</source>
        <translation>Il vous manque la permission «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Nothing is typed here while “Read only” is on.</source>
        <translation>Rien n’est tapé ici tant que «&#xa0;Lecture seule&#xa0;» est activé.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleThumbnail</name>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>It has said nothing yet.</source>
        <translation>Elle n’a encore rien affiché.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleWall</name>
    <message>
        <source>No VM is running whose console you may watch.</source>
        <translation>Aucune VM dont la console peut être observée n’est en marche.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Back to the overview of all VMs</source>
        <translation>Revenir à la vue d’ensemble de toutes les VM</translation>
    </message>
    <message>
        <source>Consoles of all running VMs</source>
        <translation>Consoles de toutes les VM en marche</translation>
    </message>
    <message>
        <source>1 console</source>
        <translation>1 console</translation>
    </message>
    <message numerus="yes">
        <source>%Ln consoles</source>
        <translation>
            <numerusform>%Ln console</numerusform>
            <numerusform>%Ln consoles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::ConsoleWindow</name>
    <message>
        <source>%1 — console — Guestwire</source>
        <translation>%1 — console — Guestwire</translation>
    </message>
</context>
<context>
    <name>Guestwire::Desktop</name>
    <message>
        <source>&amp;Alerts</source>
        <translation>&amp;Alertes</translation>
    </message>
    <message>
        <source>&amp;Crashed VMs</source>
        <translation>VM &amp;plantées</translation>
    </message>
    <message>
        <source>&amp;What consoles show</source>
        <translation>Ce qu’affichent les &amp;consoles</translation>
    </message>
    <message>
        <source>This desktop shows no notifications</source>
        <translation>Ce bureau n’affiche pas de notifications</translation>
    </message>
</context>
<context>
    <name>Guestwire::DetailsPage</name>
    <message>
        <source>Ask again</source>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>Details of the VM</source>
        <translation>Détails de la VM</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
    <message>
        <source>The details could not be had: %1.</source>
        <translation>Les détails n’ont pas pu être obtenus&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The connection ended.</source>
        <translation>La connexion s’est terminée.</translation>
    </message>
    <message>
        <source>Nothing is known about this VM.</source>
        <translation>Rien n’est connu de cette VM.</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Hypervisor</source>
        <translation>Hyperviseur</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Micrologiciel</translation>
    </message>
    <message>
        <source>vCPUs</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Emulator</source>
        <translation>Émulateur</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Disques</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>Durée de vie</translation>
    </message>
    <message>
        <source>Kept after it is off</source>
        <translation>Conservée une fois éteinte</translation>
    </message>
    <message>
        <source>Starts with its host</source>
        <translation>Démarre avec l’hôte</translation>
    </message>
    <message>
        <source>Has a saved state</source>
        <translation>A un état sauvegardé</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <comment>now and at most</comment>
        <translation>%1 sur au plus %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::EventModel</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
</context>
<context>
    <name>Guestwire::EventsView</name>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>Aucun événement.</translation>
    </message>
</context>
<context>
    <name>Guestwire::FindBar</name>
    <message>
        <source>Find in the console</source>
        <translation>Rechercher dans la console</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation>Respecter la casse</translation>
    </message>
    <message>
        <source>.*</source>
        <translation>.*</translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation>Le texte est une expression rationnelle</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Résultat précédent (Maj+Entrée)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Résultat suivant (Entrée)</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>No regular expression: %1</source>
        <comment>and why</comment>
        <translation>Pas une expression rationnelle&#xa0;: %1</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>%L1 and more</source>
        <translation>%L1 et plus</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 résultat</translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guestwire::FirstSteps</name>
    <message>
        <source>Add a connection…</source>
        <translation>Ajouter une connexion…</translation>
    </message>
    <message>
        <source>By the address or pairing string of a Guestwire server, or a libvirt URI</source>
        <translation>Par l’adresse ou la chaîne d’appairage d’un serveur Guestwire, ou un URI libvirt</translation>
    </message>
    <message>
        <source>The VMs of this computer; asks for the right to manage libvirt</source>
        <translation>Les VM de cet ordinateur&#x202f;; demande le droit de gérer libvirt</translation>
    </message>
    <message>
        <source>Your own VMs on this computer; asks for no rights</source>
        <translation>Ses propres VM sur cet ordinateur&#x202f;; ne demande aucun droit</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Connexions…</translation>
    </message>
    <message>
        <source>Those that are kept, to connect or change them</source>
        <translation>Celles enregistrées, pour se connecter ou les modifier</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>Nothing is connected</source>
        <translation>Rien n’est connecté</translation>
    </message>
    <message>
        <source>libvirt is not reached</source>
        <translation>libvirt est injoignable</translation>
    </message>
    <message>
        <source>Guestwire shows the VMs of libvirt hosts and of Guestwire servers. Add one of them to begin.</source>
        <translation>Guestwire montre les VM des hôtes libvirt et des serveurs Guestwire. En ajouter un pour commencer.</translation>
    </message>
    <message>
        <source>Demonstration guests</source>
        <translation>VM de démonstration</translation>
    </message>
    <message>
        <source>Start demonstration guests</source>
        <translation>Démarrer des VM de démonstration</translation>
    </message>
    <message>
        <source>Copy the command for demonstration guests</source>
        <translation>Copier la commande pour des VM de démonstration</translation>
    </message>
    <message>
        <source>Three small VMs on this computer, to try things with</source>
        <translation>Trois petites VM sur cet ordinateur, pour essayer</translation>
    </message>
    <message>
        <source>In the folder of Guestwire&apos;s sources, “%1” makes three small VMs to try things with</source>
        <translation>Dans le dossier des sources de Guestwire, «&#xa0;%1&#xa0;» fait trois petites VM pour essayer</translation>
    </message>
    <message>
        <source>The demonstration guests could not be started: %1
A terminal tells more: %2</source>
        <comment>why, and a command</comment>
        <translation>Les VM de démonstration n’ont pas pu être démarrées&#xa0;: %1
Un terminal en dit plus&#xa0;: %2</translation>
    </message>
    <message>
        <source>The command is copied.</source>
        <translation>La commande est copiée.</translation>
    </message>
    <message>
        <source>Starting demonstration guests…</source>
        <translation>Démarrage des VM de démonstration…</translation>
    </message>
    <message>
        <source>No VMs yet</source>
        <translation>Pas encore de VM</translation>
    </message>
    <message>
        <source>Nothing is defined here, or nothing that you may see. Define a VM with virt-install or virsh, and it appears by itself.</source>
        <translation>Rien n’est défini ici, ou rien qu’il soit permis de voir. Une VM définie avec virt-install ou virsh apparaît d’elle-même.</translation>
    </message>
</context>
<context>
    <name>Guestwire::Format</name>
    <message>
        <source>B</source>
        <translation>o</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>Kio</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>Mio</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>Gio</translation>
    </message>
    <message>
        <source>TiB</source>
        <translation>Tio</translation>
    </message>
    <message>
        <source>PiB</source>
        <translation>Pio</translation>
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
        <translation>%1 sur %2&#xa0;%3</translation>
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
        <translation>%1&#xa0;j %2&#xa0;h</translation>
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
        <translation>Démarrer avec son &amp;hôte</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> Mio</translation>
    </message>
    <message>
        <source>The sizes of its disks come with the next sample.</source>
        <translation>Les tailles de ses disques viennent avec la prochaine mesure.</translation>
    </message>
    <message>
        <source>Its disks can be enlarged only while it runs.</source>
        <translation>Ses disques ne peuvent être agrandis que pendant qu’elle tourne.</translation>
    </message>
    <message>
        <source>Hardware of %1</source>
        <translation>Matériel de %1</translation>
    </message>
    <message>
        <source>Whether it does so now is not known yet.</source>
        <translation>On ne sait pas encore si c’est le cas maintenant.</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Ce qu’il en est advenu</translation>
    </message>
    <message>
        <source>Virtual &amp;CPUs</source>
        <translation>&amp;CPU virtuels</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>&amp;Mémoire</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> Gio</translation>
    </message>
    <message>
        <source>A disk can only be enlarged. The guest has to use what is new.</source>
        <translation>Un disque ne peut qu’être agrandi. L’invité doit utiliser lui-même le nouvel espace.</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>Disque %1</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Elle n’est plus là.</translation>
    </message>
    <message>
        <source>Wait for the answers.</source>
        <translation>Attendez les réponses.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Rien n’est changé.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what failed, and why</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::HostLoadView</name>
    <message>
        <source>Processors kept busy, by VM</source>
        <translation>Processeurs occupés, par VM</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>VM and CPUs</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>CPUs kept busy by VMs: %1 of %2</source>
        <translation>CPU occupés par les VM&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>CPUs kept busy by VMs: %1</source>
        <translation>CPU occupés par les VM&#xa0;: %1</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>toutes les autres</translation>
    </message>
    <message>
        <source>CPUs kept busy by VMs</source>
        <translation>CPU occupés par les VM</translation>
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
        <translation>Mémoire %1</translation>
    </message>
    <message>
        <source>sampling every %1 s because the host is slow</source>
        <translation>mesure toutes les %1 s, car l’hôte est lent</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>Charge %1</translation>
    </message>
    <message>
        <source>Reading the VMs took %1, and %2 of CPU</source>
        <translation>La lecture des VM a pris %1, dont %2 de CPU</translation>
    </message>
</context>
<context>
    <name>Guestwire::LinkDialog</name>
    <message>
        <source>Open this link?</source>
        <translation>Ouvrir ce lien&#x202f;?</translation>
    </message>
    <message>
        <source>The link&apos;s address</source>
        <translation>Adresse du lien</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>The guest wrote this link. It leads to the host %1:</source>
        <translation>C’est l’invité qui a écrit ce lien. Il mène à l’hôte %1&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Guestwire::LoginDialog</name>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Log in to %1</source>
        <translation>Se connecter à %1</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
</context>
<context>
    <name>Guestwire::MainWindow</name>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Performances</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Guestwire</source>
        <translation>Guestwire</translation>
    </message>
    <message>
        <source>The connection to %1 failed.</source>
        <translation>La connexion à %1 a échoué.</translation>
    </message>
    <message>
        <source>Alerts (%1)</source>
        <translation>Alertes (%1)</translation>
    </message>
    <message>
        <source>%1: alert &quot;%2&quot;.</source>
        <comment>VM and rule</comment>
        <translation>%1&#xa0;: alerte «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>A VM</source>
        <translation>Une VM</translation>
    </message>
    <message>
        <source>The server reports: %1.</source>
        <translation>Le serveur signale&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 — Guestwire</source>
        <translation>%1 — Guestwire</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>action and VM, and why</comment>
        <translation>%1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Add a connection…</source>
        <translation>&amp;Ajouter une connexion…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;VM</source>
        <translation>&amp;VM</translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>Partie &amp;suivante de la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Thè&amp;me</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>The language changes when Guestwire is started again.</source>
        <translation>La langue changera au prochain démarrage de Guestwire.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Serveur</translation>
    </message>
    <message>
        <source>&amp;Copy the address</source>
        <translation>&amp;Copier l’adresse</translation>
    </message>
    <message>
        <source>&amp;Open in the browser</source>
        <translation>&amp;Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;About Guestwire</source>
        <translation>À &amp;propos de Guestwire</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>À propos de &amp;Qt</translation>
    </message>
    <message>
        <source>Filter the &amp;list</source>
        <translation>&amp;Filtrer la liste</translation>
    </message>
    <message>
        <source>&amp;Find a VM or a command…</source>
        <translation>&amp;Trouver une VM ou une commande…</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Grouper par</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Hôte</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>Ét&amp;at</translation>
    </message>
    <message>
        <source>&amp;Tag in the title, as [tag]</source>
        <translation>Étiquette dans le &amp;titre, comme [étiquette]</translation>
    </message>
    <message>
        <source>Console of %1</source>
        <translation>Console de %1</translation>
    </message>
    <message>
        <source>&amp;Server, clients and accounts…</source>
        <translation>&amp;Serveur, clients et comptes…</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Vue d’&amp;ensemble</translation>
    </message>
    <message>
        <source>Open in a &amp;new window</source>
        <translation>Ouvrir dans une &amp;nouvelle fenêtre</translation>
    </message>
    <message>
        <source>Events and tasks</source>
        <translation>Événements et tâches</translation>
    </message>
    <message>
        <source>There is no VM “%1” here.</source>
        <translation>Il n’y a pas de VM «&#xa0;%1&#xa0;» ici.</translation>
    </message>
    <message>
        <source>Nothing is connected. Add the connection that it lives on.</source>
        <translation>Rien n’est connecté. Ajouter la connexion à laquelle elle appartient.</translation>
    </message>
    <message>
        <source>Looked for by name, title and UUID on %1. The list has all that there are; perhaps it lives on another host, or may not be seen.</source>
        <translation>Recherchée par nom, titre et UUID sur %1. La liste contient toutes celles qui existent&#x202f;; elle est peut-être sur un autre hôte, ou ne peut pas être vue.</translation>
    </message>
    <message>
        <source>Not&amp;ifications</source>
        <translation>Not&amp;ifications</translation>
    </message>
    <message>
        <source>The task on %1 goes on: %2.</source>
        <comment>VM and why</comment>
        <translation>La tâche sur %1 continue&#xa0;: %2.</translation>
    </message>
    <message>
        <source>&amp;Wall of consoles</source>
        <translation>Mur de &amp;consoles</translation>
    </message>
    <message>
        <source>The key of %1 has changed: somebody may be in between. If it was set up anew, remove the remembered key in File &gt; Connections.</source>
        <translation>La clé de %1 a changé&#xa0;: quelqu’un peut se trouver entre les deux. Si le serveur a été réinstallé, supprimer la clé mémorisée dans Fichier &gt; Connexions.</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Connexions…</translation>
    </message>
    <message>
        <source>&amp;Connections…</source>
        <translation>&amp;Connexions…</translation>
    </message>
    <message>
        <source>&amp;Previous part of the window</source>
        <translation>&amp;Partie précédente de la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>T&amp;rier par</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>C&amp;olonnes</translation>
    </message>
    <message>
        <source>Choose one VM alone.</source>
        <translation>Choisir une seule VM.</translation>
    </message>
    <message>
        <source>Choose a VM first.</source>
        <translation>Choisir d’abord une VM.</translation>
    </message>
    <message>
        <source>The server is off.</source>
        <translation>Le serveur est arrêté.</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>action and why it is not possible</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Open in a new window, or drag it out of this one</source>
        <translation>Ouvrir dans une nouvelle fenêtre, ou la faire glisser hors de celle-ci</translation>
    </message>
    <message>
        <source>Divider between list and page</source>
        <translation>Séparateur entre liste et page</translation>
    </message>
</context>
<context>
    <name>Guestwire::MessageBar</name>
    <message>
        <source>Details of the message</source>
        <translation>Détails du message</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>Guestwire::MetricChart</name>
    <message>
        <source>What the host has given to the VM. The guest does not tell how much of it is in use: its balloon driver is not loaded.</source>
        <translation>Ce que l’hôte a attribué à la VM. L’invité n’indique pas combien en est utilisé&#xa0;: son pilote de ballon n’est pas chargé.</translation>
    </message>
    <message>
        <source>What the emulator occupies on the host. The guest does not tell how much it uses.</source>
        <translation>Ce que l’émulateur occupe sur l’hôte. L’invité n’indique pas combien il utilise.</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>Mémoire %1</translation>
    </message>
    <message>
        <source>%1 (host)</source>
        <comment>memory as the host sees it</comment>
        <translation>%1 (hôte)</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>line and value</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, max. %2</source>
        <comment>an average and its maximum</comment>
        <translation>%1, max. %2</translation>
    </message>
    <message>
        <source>Choose what this chart shows</source>
        <translation>Choisir ce que montre ce graphique</translation>
    </message>
    <message>
        <source>Choose what the chart &quot;%1&quot; shows</source>
        <translation>Choisir ce que montre le graphique «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title and value</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::Notifier</name>
    <message>
        <source>%1: alert “%2”</source>
        <comment>VM and rule</comment>
        <translation>%1&#xa0;: alerte «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>Alert “%1”</source>
        <comment>rule</comment>
        <translation>Alerte «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Prendre en compte</translation>
    </message>
    <message>
        <source>%1 crashed</source>
        <comment>VM</comment>
        <translation>%1 a planté</translation>
    </message>
    <message>
        <source>Its console still shows what it said last.</source>
        <translation>Sa console affiche encore ce qu’elle a dit en dernier.</translation>
    </message>
    <message>
        <source>Show console</source>
        <translation>Afficher la console</translation>
    </message>
    <message>
        <source>%1: “%2” at %3</source>
        <comment>VM, watch rule and time</comment>
        <translation>%1&#xa0;: «&#xa0;%2&#xa0;» à %3</translation>
    </message>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation>
            <numerusform>%n autre message</numerusform>
            <numerusform>%n autres messages</numerusform>
        </translation>
    </message>
    <message>
        <source>The lists of alerts and events have them all.</source>
        <translation>Les listes des alertes et des événements les contiennent tous.</translation>
    </message>
    <message>
        <source>The alert %1 could not be acknowledged.</source>
        <translation>L’alerte %1 n’a pas pu être prise en compte.</translation>
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
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Busiest by %1</source>
        <translation>Les plus actives&#xa0;: %1</translation>
    </message>
    <message>
        <source>1 VM</source>
        <translation>1 VM</translation>
    </message>
    <message numerus="yes">
        <source>%Ln VMs</source>
        <translation>
            <numerusform>%Ln VM</numerusform>
            <numerusform>%Ln VM</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 running</source>
        <translation>%L1 en marche</translation>
    </message>
    <message>
        <source>%L1 paused</source>
        <translation>%L1 en pause</translation>
    </message>
    <message>
        <source>%L1 off</source>
        <translation>%L1 éteintes</translation>
    </message>
    <message>
        <source>%L1 crashed or unknown</source>
        <translation>%L1 plantées ou inconnues</translation>
    </message>
    <message>
        <source>Wall of consoles</source>
        <translation>Mur de consoles</translation>
    </message>
    <message>
        <source>See the consoles of all running VMs at once</source>
        <translation>Voir les consoles de toutes les VM en marche à la fois</translation>
    </message>
    <message>
        <source>Show only these in the list (%1)</source>
        <translation>Ne montrer que celles-ci dans la liste (%1)</translation>
    </message>
    <message>
        <source>%L1 alerting</source>
        <translation>%L1 en alerte</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
</context>
<context>
    <name>Guestwire::PaletteEntries</name>
    <message>
        <source>%1: %2</source>
        <comment>menu and its entry</comment>
        <translation>%1&#xa0;: %2</translation>
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
        <translation>Coller dans la console&#x202f;?</translation>
    </message>
    <message>
        <source>What will be typed</source>
        <translation>Ce qui sera tapé</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>This is typed into the console, line by line:</source>
        <translation>Ceci sera tapé dans la console, ligne par ligne&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Guestwire::PasteProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Progress of the paste</source>
        <translation>Progression du collage</translation>
    </message>
    <message>
        <source>Pasting: %1 of %2</source>
        <translation>Collage&#xa0;: %1 sur %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::PerformancePage</name>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
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
        <translation>7&#xa0;j</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30&#xa0;j</translation>
    </message>
    <message>
        <source>1 y</source>
        <translation>1&#xa0;an</translation>
    </message>
    <message>
        <source>Show the last %1</source>
        <translation>Afficher la période&#xa0;: %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Hold the charts still</source>
        <translation>Figer les graphiques</translation>
    </message>
    <message>
        <source>Let the charts move again</source>
        <translation>Laisser avancer les graphiques</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Save or copy what the charts show</source>
        <translation>Enregistrer ou copier ce que montrent les graphiques</translation>
    </message>
    <message>
        <source>Show as table…</source>
        <translation>Afficher en tableau…</translation>
    </message>
    <message>
        <source>Save values (CSV)…</source>
        <translation>Enregistrer les valeurs (CSV)…</translation>
    </message>
    <message>
        <source>Values (*.csv)</source>
        <translation>Valeurs (*.csv)</translation>
    </message>
    <message>
        <source>Save picture (PNG)…</source>
        <translation>Enregistrer l’image (PNG)…</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Images (*.png)</translation>
    </message>
    <message>
        <source>%1: values</source>
        <translation>%1&#xa0;: valeurs</translation>
    </message>
    <message>
        <source>Save what the charts show</source>
        <translation>Enregistrer ce que montrent les graphiques</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>%1 can not be written.</source>
        <translation>%1 ne peut pas être écrit.</translation>
    </message>
</context>
<context>
    <name>Guestwire::RankingView</name>
    <message>
        <source>Busiest by %1</source>
        <translation>Les plus actives&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>VM, CPU, 38 %</comment>
        <translation>%1&#xa0;: %2 %3</translation>
    </message>
    <message>
        <source>Nothing is busy.</source>
        <translation>Rien n’est occupé.</translation>
    </message>
</context>
<context>
    <name>Guestwire::RecordButton</name>
    <message>
        <source>Recordings…</source>
        <translation>Enregistrements…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>You lack the permission “%1”.</source>
        <translation>Il manque la permission «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>%1. Click to end it.</source>
        <translation>%1. Cliquer pour y mettre fin.</translation>
    </message>
    <message>
        <source>Keep what this console shows, until this is clicked again</source>
        <translation>Garder ce que montre cette console, jusqu’au prochain clic ici</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Arrêter l’enregistrement</translation>
    </message>
    <message>
        <source>Record the console</source>
        <translation>Enregistrer la console</translation>
    </message>
    <message>
        <source>%1 records this since %2</source>
        <translation>%1 enregistre ceci depuis %2</translation>
    </message>
</context>
<context>
    <name>Guestwire::RecordingsDialog</name>
    <message>
        <source>%1, goes on</source>
        <comment>duration</comment>
        <translation>%1, en cours</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Rejouer</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Recordings of %1</source>
        <translation>Enregistrements de %1</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
    <message>
        <source>The recordings could not be had: %1 (%2).</source>
        <translation>Les enregistrements n’ont pas pu être obtenus&#xa0;: %1 (%2).</translation>
    </message>
    <message>
        <source>The connection ended.</source>
        <translation>La connexion s’est terminée.</translation>
    </message>
    <message>
        <source>There are no recordings. “Record” above a console makes one.</source>
        <translation>Il n’y a pas d’enregistrements. «&#xa0;Enregistrer&#xa0;» au-dessus d’une console en crée un.</translation>
    </message>
    <message>
        <source>You lack the permission “%1”.</source>
        <translation>Il manque la permission «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>It goes on. Stop it first.</source>
        <translation>Il est en cours. L’arrêter d’abord.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>VM, console and time of a recording</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Save recording</source>
        <translation>Enregistrer sous un fichier</translation>
    </message>
    <message>
        <source>Recordings (*.cast)</source>
        <translation>Enregistrements (*.cast)</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2.</source>
        <translation>%1 n’a pas pu être enregistré&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Saving: %1</source>
        <translation>Écriture&#xa0;: %1</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>Delete the recording of %1? It can not be had back.</source>
        <translation>Supprimer l’enregistrement de %1&#x202f;? Il ne pourra pas être récupéré.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>It was not deleted: %1.</source>
        <translation>Non supprimé&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ReplayDialog</name>
    <message>
        <source>Bringing the recording…</source>
        <translation>Récupération de l’enregistrement…</translation>
    </message>
    <message>
        <source>The recording could not be brought: %1 (%2).</source>
        <translation>L’enregistrement n’a pas pu être récupéré&#xa0;: %1 (%2).</translation>
    </message>
    <message>
        <source>This is no recording that can be shown. Line %1: %2.</source>
        <translation>Cet enregistrement ne peut pas être affiché. Ligne %1&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ReplayView</name>
    <message>
        <source>Shorten pauses</source>
        <translation>Abréger les pauses</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <translation>Position dans l’enregistrement</translation>
    </message>
    <message>
        <source>Time in the recording</source>
        <translation>Temps dans l’enregistrement</translation>
    </message>
    <message numerus="yes">
        <source>Show no pause for longer than %n second(s)</source>
        <translation>
            <numerusform>Ne montrer aucune pause plus de %n seconde</numerusform>
            <numerusform>Ne montrer aucune pause plus de %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>Vitesse de lecture</translation>
    </message>
    <message>
        <source>%1×</source>
        <comment>times as fast</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Espace)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Lecture (Espace)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
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
        <translation>occupée</translation>
    </message>
    <message>
        <source>at once, or a time such as 30s, 5m, 1h</source>
        <translation>tout de suite, ou une durée comme 30s, 5m, 1h</translation>
    </message>
    <message>
        <source>the same value</source>
        <translation>la même valeur</translation>
    </message>
    <message>
        <source>all, or names and patterns such as web-*, db-1</source>
        <translation>toutes, ou des noms et motifs comme web-*, db-1</translation>
    </message>
    <message>
        <source>Change an alert rule</source>
        <translation>Modifier une règle d’alerte</translation>
    </message>
    <message>
        <source>Add an alert rule</source>
        <translation>Ajouter une règle d’alerte</translation>
    </message>
    <message>
        <source>A metric is above a value</source>
        <translation>Une mesure dépasse une valeur</translation>
    </message>
    <message>
        <source>A metric is below a value</source>
        <translation>Une mesure est inférieure à une valeur</translation>
    </message>
    <message>
        <source>The VM stopped, and nobody asked for it</source>
        <translation>La VM s’est arrêtée sans qu’on le demande</translation>
    </message>
    <message>
        <source>The VM crashed</source>
        <translation>La VM a planté</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Clears at</source>
        <translation>Finie à</translation>
    </message>
    <message>
        <source>VMs</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>La règle</translation>
    </message>
    <message>
        <source>Give the rule a name.</source>
        <translation>Donner un nom à la règle.</translation>
    </message>
</context>
<context>
    <name>Guestwire::RulesDialog</name>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Règles d’alerte</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Figure dans</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Il n’y a pas de connexion.</translation>
    </message>
    <message>
        <source>This server knows no alerts.</source>
        <translation>Ce serveur ne connaît pas les alertes.</translation>
    </message>
    <message>
        <source>You lack the permission &quot;%1&quot;, which rules ask for.</source>
        <translation>Il manque la permission «&#xa0;%1&#xa0;», requise pour les règles.</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>le serveur</translation>
    </message>
    <message>
        <source>config.yaml</source>
        <translation>config.yaml</translation>
    </message>
    <message>
        <source>Choose a rule first.</source>
        <translation>Choisir d’abord une règle.</translation>
    </message>
    <message>
        <source>It stands in the server&apos;s configuration, and is changed there.</source>
        <translation>Elle est dans la configuration du serveur, où elle se change.</translation>
    </message>
    <message>
        <source>There are no rules yet. “Add…” makes one.</source>
        <translation>Il n’y a pas encore de règle. «&#xa0;Ajouter…&#xa0;» en crée une.</translation>
    </message>
</context>
<context>
    <name>Guestwire::SendKeyMenu</name>
    <message>
        <source>Into the console</source>
        <translation>Dans la console</translation>
    </message>
    <message>
        <source>On the VM&apos;s own keyboard</source>
        <translation>Sur le clavier de la VM</translation>
    </message>
    <message>
        <source>SysRq, on the VM&apos;s own keyboard</source>
        <translation>SysRq, sur le clavier de la VM</translation>
    </message>
    <message>
        <source>Break: libvirt cannot send it</source>
        <translation>Break&#xa0;: libvirt ne peut pas l’envoyer</translation>
    </message>
    <message>
        <source>libvirt has no call for a break on a serial line. For SysRq use the VM&apos;s own keyboard.</source>
        <translation>libvirt n’a pas d’appel pour un break sur une ligne série. Pour SysRq, utiliser le clavier de la VM.</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulation</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Ctrl+\</source>
        <translation>Ctrl+\</translation>
    </message>
    <message>
        <source>Ctrl+]</source>
        <translation>Ctrl+]</translation>
    </message>
    <message>
        <source>F%1</source>
        <comment>a function key</comment>
        <translation>F%1</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Delete</source>
        <translation>Ctrl+Alt+Suppr</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Backspace</source>
        <translation>Ctrl+Alt+Retour arrière</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <comment>a function key</comment>
        <translation>Ctrl+Alt+F%1</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>a key and what it does</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>help</source>
        <translation>aide</translation>
    </message>
    <message>
        <source>write all disks</source>
        <translation>écrire tous les disques</translation>
    </message>
    <message>
        <source>list tasks</source>
        <translation>lister les tâches</translation>
    </message>
    <message>
        <source>list blocked tasks</source>
        <translation>lister les tâches bloquées</translation>
    </message>
    <message>
        <source>show memory</source>
        <translation>afficher la mémoire</translation>
    </message>
    <message>
        <source>end all programs of the console</source>
        <translation>terminer tous les programmes de la console</translation>
    </message>
    <message>
        <source>end the program that uses most memory</source>
        <translation>terminer le programme qui utilise le plus de mémoire</translation>
    </message>
    <message>
        <source>ask all programs to end</source>
        <translation>demander à tous les programmes de se terminer</translation>
    </message>
    <message>
        <source>kill all programs</source>
        <translation>tuer tous les programmes</translation>
    </message>
    <message>
        <source>make all disks read-only</source>
        <translation>passer tous les disques en lecture seule</translation>
    </message>
    <message>
        <source>reboot at once</source>
        <translation>redémarrer immédiatement</translation>
    </message>
    <message>
        <source>power off at once</source>
        <translation>éteindre immédiatement</translation>
    </message>
    <message>
        <source>crash, for a dump</source>
        <translation>planter, pour une image mémoire</translation>
    </message>
</context>
<context>
    <name>Guestwire::ServerDialog</name>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Serveur</translation>
    </message>
    <message>
        <source>&amp;Clients</source>
        <translation>&amp;Clients</translation>
    </message>
    <message>
        <source>&amp;Accounts</source>
        <translation>Co&amp;mptes</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Il n’y a pas de connexion.</translation>
    </message>
    <message>
        <source>There is no connection to %1 at this moment.</source>
        <translation>Il n’y a pas de connexion à %1 en ce moment.</translation>
    </message>
    <message>
        <source>This server is too old to be administered from here.</source>
        <translation>Ce serveur est trop ancien pour être administré d’ici.</translation>
    </message>
    <message>
        <source>You lack the permission “%1”, which the server and its accounts ask for.</source>
        <translation>Il manque la permission «&#xa0;%1&#xa0;», requise pour le serveur et ses comptes.</translation>
    </message>
</context>
<context>
    <name>Guestwire::ServerPage</name>
    <message numerus="yes">
        <source>%1: the server&apos;s own, renewed by itself; %n day(s) left, until %2</source>
        <translation>
            <numerusform>%1&#xa0;: celui du serveur, renouvelé de lui-même&#x202f;; encore %n jour, jusqu’au %2</numerusform>
            <numerusform>%1&#xa0;: celui du serveur, renouvelé de lui-même&#x202f;; encore %n jours, jusqu’au %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: from your files; %n day(s) left, until %2</source>
        <translation>
            <numerusform>%1&#xa0;: de fichiers fournis&#x202f;; encore %n jour, jusqu’au %2</numerusform>
            <numerusform>%1&#xa0;: de fichiers fournis&#x202f;; encore %n jours, jusqu’au %2</numerusform>
        </translation>
    </message>
    <message>
        <source>wrong user name or password</source>
        <translation>nom d’utilisateur ou mot de passe erroné</translation>
    </message>
    <message>
        <source>&amp;Let others connect over the network</source>
        <translation>Autoriser les connexions par le &amp;réseau</translation>
    </message>
    <message>
        <source>Limits and refusals</source>
        <translation>Limites et refus</translation>
    </message>
    <message>
        <source>Limit or reason</source>
        <translation>Limite ou raison</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Refused since the start</source>
        <translation>Refusés depuis le démarrage</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>&amp;Fingerprint (SHA-256)</source>
        <translation>&amp;Empreinte (SHA-256)</translation>
    </message>
    <message>
        <source>&amp;Pin of its key</source>
        <translation>É&amp;pingle de sa clé</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
    <message>
        <source>The server could not be asked: %1.</source>
        <translation>Le serveur n’a pas pu être interrogé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The server listens.</source>
        <translation>Le serveur écoute.</translation>
    </message>
    <message>
        <source>The server is off.</source>
        <translation>Le serveur est arrêté.</translation>
    </message>
    <message>
        <source>Turn the server off? Everybody who is connected by it is sent away.</source>
        <translation>Arrêter le serveur&#x202f;? Tous ceux qui passent par lui seront déconnectés.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Pa&amp;iring string</source>
        <translation>Chaîne d’appa&amp;irage</translation>
    </message>
    <message>
        <source>A viewer takes it in “Add a connection”, and then knows the server without asking.</source>
        <translation>Une visionneuse la prend dans «&#xa0;Ajouter une connexion&#xa0;», et connaît alors le serveur sans question.</translation>
    </message>
    <message>
        <source>QR code of the pairing string</source>
        <translation>Code QR de la chaîne d’appairage</translation>
    </message>
    <message>
        <source>The pairing string as a picture, for a device with a camera. “Copy” beside the string gives the same as text.</source>
        <translation>La chaîne d’appairage en image, pour un appareil avec caméra. «&#xa0;Copier&#xa0;» à côté de la chaîne donne la même chose en texte.</translation>
    </message>
    <message>
        <source>The pairing string as a picture, for a device with a camera</source>
        <translation>La chaîne d’appairage en image, pour un appareil avec caméra</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>Code QR</translation>
    </message>
    <message>
        <source>%1: ended on %2, and browsers refuse it. Put a new one into the server&apos;s files; it is taken at once.</source>
        <translation>%1&#xa0;: a expiré le %2, et les navigateurs le refusent. Mettez-en un nouveau dans les fichiers du serveur&#x202f;; il est pris aussitôt.</translation>
    </message>
    <message numerus="yes">
        <source>%1: ends in %n day(s), on %2. Put a new one into the server&apos;s files; it is taken at once.</source>
        <translation>
            <numerusform>%1&#xa0;: se termine dans %n jour, le %2. Mettez-en un nouveau dans les fichiers du serveur&#x202f;; il est pris aussitôt.</numerusform>
            <numerusform>%1&#xa0;: se termine dans %n jours, le %2. Mettez-en un nouveau dans les fichiers du serveur&#x202f;; il est pris aussitôt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: ended on %2, and browsers refuse it. The server renews its own by itself and could not; its log says why.</source>
        <translation>%1&#xa0;: a expiré le %2, et les navigateurs le refusent. Le serveur renouvelle lui-même le sien et n’a pas pu&#x202f;; son journal dit pourquoi.</translation>
    </message>
</context>
<context>
    <name>Guestwire::SnapshotDialog</name>
    <message>
        <source>With the memory of the running VM</source>
        <translation>Avec la mémoire de la VM en marche</translation>
    </message>
    <message>
        <source>Create snapshot</source>
        <translation>Créer un instantané</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Description</translation>
    </message>
</context>
<context>
    <name>Guestwire::SnapshotsPage</name>
    <message>
        <source>Create…</source>
        <translation>Créer…</translation>
    </message>
    <message>
        <source>Revert…</source>
        <translation>Rétablir…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantanés</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
    <message>
        <source>The snapshots could not be had: %1.</source>
        <translation>Les instantanés n’ont pas pu être obtenus&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The connection ended.</source>
        <translation>La connexion s’est terminée.</translation>
    </message>
    <message>
        <source>There are no snapshots.</source>
        <translation>Il n’y a pas d’instantanés.</translation>
    </message>
    <message>
        <source>The VM stands on this snapshot.</source>
        <translation>La VM se trouve sur cet instantané.</translation>
    </message>
    <message>
        <source>Revert %1 to the snapshot “%2”? What happened since is lost.</source>
        <translation>Rétablir %1 à l’instantané «&#xa0;%2&#xa0;»&#x202f;? Ce qui s’est passé depuis sera perdu.</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Delete the snapshot “%2” of %1?</source>
        <translation>Supprimer l’instantané «&#xa0;%2&#xa0;» de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Choose a snapshot first.</source>
        <translation>Choisir d’abord un instantané.</translation>
    </message>
</context>
<context>
    <name>Guestwire::StatusLine</name>
    <message>
        <source>Server: %1</source>
        <translation>Serveur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Server off</source>
        <translation>Serveur arrêté</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Serveur %1</translation>
    </message>
    <message>
        <source>1 client</source>
        <translation>1 client</translation>
    </message>
    <message numerus="yes">
        <source>%n clients</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>1 console</source>
        <translation>1 console</translation>
    </message>
    <message numerus="yes">
        <source>%n consoles</source>
        <translation>
            <numerusform>%n console</numerusform>
            <numerusform>%n consoles</numerusform>
        </translation>
    </message>
    <message>
        <source>Server, clients and accounts</source>
        <translation>Serveur, clients et comptes</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Connect to %1 now</source>
        <translation>Se connecter à %1 maintenant</translation>
    </message>
</context>
<context>
    <name>Guestwire::TaskModel</name>
    <message>
        <source>%1: %2</source>
        <comment>action and what it is called</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>échec&#xa0;: %1</translation>
    </message>
    <message>
        <source>failed: %1 (%2)</source>
        <comment>reason and details</comment>
        <translation>échec&#xa0;: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n VMs</source>
        <translation>
            <numerusform>%n VM</numerusform>
            <numerusform>%n VM</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>interrompue</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n échec</numerusform>
            <numerusform>%n échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not asked for</source>
        <translation>
            <numerusform>%n non demandée</numerusform>
            <numerusform>%n non demandées</numerusform>
        </translation>
    </message>
    <message>
        <source>under way, %1</source>
        <comment>percent</comment>
        <translation>en cours, %1</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
</context>
<context>
    <name>Guestwire::TerminalDisplay</name>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
</context>
<context>
    <name>Guestwire::TerminalSettingsDialog</name>
    <message>
        <source>Restore defaults</source>
        <translation>Valeurs par défaut</translation>
    </message>
    <message>
        <source>Guestwire</source>
        <translation>Guestwire</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Solarized</source>
        <translation>Solarized</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>Flash at a bell</source>
        <translation>Clignoter au signal sonore</translation>
    </message>
    <message>
        <source>Let the cursor blink where the guest wants it</source>
        <translation>Laisser clignoter le curseur si l’invité le souhaite</translation>
    </message>
    <message>
        <source>Terminal settings</source>
        <translation>Réglages du terminal</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Police</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>points</comment>
        <translation>&#xa0;pt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>Comme la fenêtre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source> lines</source>
        <translation> lignes</translation>
    </message>
    <message>
        <source> bytes a second</source>
        <translation> octets par seconde</translation>
    </message>
    <message>
        <source>Lower it where a guest loses some of a long paste.</source>
        <translation>À réduire si un invité perd une partie d’un long collage.</translation>
    </message>
    <message>
        <source>Scrollback</source>
        <translation>Défilement</translation>
    </message>
    <message>
        <source>Paste at most</source>
        <translation>Coller au plus</translation>
    </message>
</context>
<context>
    <name>Guestwire::TerminalView</name>
    <message>
        <source>%1 (Ctrl+click to open)</source>
        <comment>an address</comment>
        <translation>%1 (Ctrl+clic pour ouvrir)</translation>
    </message>
</context>
<context>
    <name>Guestwire::TokenDialog</name>
    <message>
        <source>&amp;Make the token</source>
        <translation>&amp;Créer le jeton</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>C&amp;opier</translation>
    </message>
    <message>
        <source>Token for %1</source>
        <translation>Jeton pour %1</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>une heure</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>un jour</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>une semaine</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 jours</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>un an</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>pas encore créé</translation>
    </message>
    <message>
        <source>A program that has the token may do what this account may, without a password.</source>
        <translation>Un programme qui a ce jeton peut tout ce que peut ce compte, sans mot de passe.</translation>
    </message>
    <message>
        <source>&amp;Valid for</source>
        <translation>&amp;Valable</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion au serveur.</translation>
    </message>
    <message>
        <source>No token was made: %1.</source>
        <translation>Aucun jeton n’a été créé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Good until %1. Copy it now: it is not shown again.</source>
        <translation>Valable jusqu’au %1. Le copier maintenant&#xa0;: il ne sera plus affiché.</translation>
    </message>
</context>
<context>
    <name>Guestwire::Tray</name>
    <message>
        <source>&amp;Show Guestwire</source>
        <translation>&amp;Afficher Guestwire</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>Aucune alerte</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>VM, alert rule and severity</comment>
        <translation>%1&#xa0;: %2 (%3)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Guestwire: no alerts</source>
        <translation>Guestwire&#xa0;: aucune alerte</translation>
    </message>
    <message numerus="yes">
        <source>Guestwire: %n alerts</source>
        <translation>
            <numerusform>Guestwire&#xa0;: %n alerte</numerusform>
            <numerusform>Guestwire&#xa0;: %n alertes</numerusform>
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
        <translation>Sujet&#xa0;: %1
Émetteur&#xa0;: %2
Valide du %3 au %4

%5</translation>
    </message>
    <message>
        <source>Unknown server</source>
        <translation>Serveur inconnu</translation>
    </message>
    <message>
        <source>This is the first contact with %1. Compare its fingerprint with the one that “guestwire fingerprint” prints on the server. Trust it only if they are the same: somebody else could be answering in its place.</source>
        <translation>C’est le premier contact avec %1. Comparer son empreinte avec celle qu’affiche «&#xa0;guestwire fingerprint&#xa0;» sur le serveur, et ne lui faire confiance que si elles sont identiques&#xa0;: quelqu’un d’autre pourrait répondre à sa place.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Show certificate</source>
        <translation>Afficher le certificat</translation>
    </message>
    <message>
        <source>Trust this one</source>
        <translation>Faire confiance</translation>
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
        <translation>Choisir d’abord une VM.</translation>
    </message>
    <message>
        <source>Wait until the last request is answered.</source>
        <translation>Attendre la réponse à la dernière demande.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Force off %1? It is as if the power was cut: what the guest has not written to its disks is lost.</source>
        <translation>Forcer l’arrêt de %1&#x202f;? C’est comme une coupure de courant&#xa0;: ce que l’invité n’a pas écrit sur ses disques sera perdu.</translation>
    </message>
    <message>
        <source>Reset %1? It is as if the reset button was pressed: what the guest has not written to its disks is lost.</source>
        <translation>Réinitialiser %1&#x202f;? C’est comme appuyer sur le bouton de réinitialisation&#xa0;: ce que l’invité n’a pas écrit sur ses disques sera perdu.</translation>
    </message>
    <message>
        <source>%1: %2?</source>
        <comment>action and VMs</comment>
        <translation>%1&#xa0;: %2&#x202f;?</translation>
    </message>
    <message>
        <source>Change &amp;hardware…</source>
        <translation>Modifier le &amp;matériel…</translation>
    </message>
    <message>
        <source>Change virtual CPUs, memory, disks and autostart</source>
        <translation>Modifier les CPU virtuels, la mémoire, les disques et le démarrage automatique</translation>
    </message>
    <message>
        <source>Choose one VM.</source>
        <translation>Choisissez une VM.</translation>
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
        <translation>CPU %1 pour cent</translation>
    </message>
    <message>
        <source>CPU: no data</source>
        <translation>CPU&#xa0;: aucune donnée</translation>
    </message>
    <message>
        <source>Memory %1 percent</source>
        <translation>Mémoire %1 pour cent</translation>
    </message>
    <message>
        <source>Memory: no data</source>
        <translation>Mémoire&#xa0;: aucune donnée</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>Disque %1</translation>
    </message>
    <message>
        <source>Disk: no data</source>
        <translation>Disque&#xa0;: aucune donnée</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Réseau %1</translation>
    </message>
    <message>
        <source>Network: no data</source>
        <translation>Réseau&#xa0;: aucune donnée</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmFilter</name>
    <message>
        <source>“%1” needs a number, as in cpu&gt;80</source>
        <translation>«&#xa0;%1&#xa0;» demande un nombre, comme dans cpu&gt;80</translation>
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
        <translation>en marche depuis %1</translation>
    </message>
    <message>
        <source>Name of the VM</source>
        <translation>Nom de la VM</translation>
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
            <numerusform>%1, %n VM</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, alert: %2</source>
        <comment>VM, severity</comment>
        <translation>%1, alerte&#xa0;: %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Sans étiquette</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmListPane</name>
    <message>
        <source>Filter: name, state:running, cpu&gt;80</source>
        <translation>Filtre&#xa0;: nom, state:running, cpu&gt;80</translation>
    </message>
    <message>
        <source>Filter the list of VMs</source>
        <translation>Filtrer la liste des VM</translation>
    </message>
    <message>
        <source>Virtual machines</source>
        <translation>Machines virtuelles</translation>
    </message>
    <message>
        <source>Add a connection…</source>
        <translation>Ajouter une connexion…</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Aucune connexion</translation>
    </message>
    <message>
        <source>Add a libvirt host or a Guestwire server to see its VMs.</source>
        <translation>Ajouter un hôte libvirt ou un serveur Guestwire pour voir ses VM.</translation>
    </message>
    <message>
        <source>No VMs yet</source>
        <translation>Pas encore de VM</translation>
    </message>
    <message>
        <source>Nothing is defined here, or nothing that you may see. Define a VM with virt-install or virsh, and it appears by itself.</source>
        <translation>Rien n’est défini ici, ou rien qu’il soit permis de voir. Une VM définie avec virt-install ou virsh apparaît d’elle-même.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No VM matches the filter. Clear it to see all.</source>
        <translation>Aucune VM ne correspond au filtre. L’effacer pour les voir toutes.</translation>
    </message>
    <message>
        <source>Words of a name, state:running, host:text, tag:text, alert:any, cpu&gt;80, mem&gt;50 (%1). Tags stand in brackets at the front of a VM&apos;s title.</source>
        <translation>Mots d’un nom, state:running, host:texte, tag:texte, alert:any, cpu&gt;80, mem&gt;50 (%1). Les étiquettes sont entre crochets au début du titre d’une VM.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>The VMs appear as soon as they are known.</source>
        <translation>Les VM apparaissent dès qu’elles sont connues.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Connexions…</translation>
    </message>
</context>
<context>
    <name>Guestwire::VmPage</name>
    <message>
        <source>Performance</source>
        <translation>Performances</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantanés</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Charts &amp;beside the console</source>
        <translation>Graphi&amp;ques à côté de la console</translation>
    </message>
    <message>
        <source>Show the charts beside the console</source>
        <translation>Montrer les graphiques à côté de la console</translation>
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
        <translation>%1&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>Guestwire::WallModel</name>
    <message>
        <source>Open the console of %1</source>
        <translation>Ouvrir la console de %1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>VM, its state, the last line on its console</comment>
        <translation>%1, %2&#xa0;: %3</translation>
    </message>
</context>
<context>
    <name>Guestwire::WatchNotice</name>
    <message>
        <source>%1: “%2” at %3</source>
        <comment>VM, watch rule and time</comment>
        <translation>%1&#xa0;: «&#xa0;%2&#xa0;» à %3</translation>
    </message>
    <message>
        <source>Show console</source>
        <translation>Afficher la console</translation>
    </message>
</context>
<context>
    <name>Guestwire::WindowServices</name>
    <message>
        <source>The server for others can not be started.</source>
        <translation>Le serveur pour les autres ne peut pas être démarré.</translation>
    </message>
    <message>
        <source>The virtualization host cannot be reached.</source>
        <translation>L’hôte de virtualisation est injoignable.</translation>
    </message>
    <message>
        <source>The pairing string can not be used.</source>
        <translation>La chaîne d’appairage n’est pas utilisable.</translation>
    </message>
    <message>
        <source>Log-ins are kept until Guestwire ends, and asked for again at its next start.</source>
        <translation>Les sessions sont gardées jusqu’à la fin de Guestwire, et redemandées au prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>Guestwire::Words</name>
    <message>
        <source>running</source>
        <translation>en marche</translation>
    </message>
    <message>
        <source>running (waiting)</source>
        <translation>en marche (attend)</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>shutting down</source>
        <translation>en cours d’arrêt</translation>
    </message>
    <message>
        <source>off</source>
        <translation>éteinte</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>plantée</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>en veille</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Éteindre</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Force off</source>
        <translation>Forcer l’arrêt</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Create snapshot</source>
        <translation>Créer un instantané</translation>
    </message>
    <message>
        <source>Revert to snapshot</source>
        <translation>Rétablir l’instantané</translation>
    </message>
    <message>
        <source>Delete snapshot</source>
        <translation>Supprimer l’instantané</translation>
    </message>
    <message>
        <source>Set vCPUs</source>
        <translation>Définir les vCPU</translation>
    </message>
    <message>
        <source>Set memory</source>
        <translation>Définir la mémoire</translation>
    </message>
    <message>
        <source>Resize disk</source>
        <translation>Redimensionner le disque</translation>
    </message>
    <message>
        <source>Set autostart</source>
        <translation>Définir le démarrage automatique</translation>
    </message>
    <message>
        <source>Send key</source>
        <translation>Envoyer une touche</translation>
    </message>
    <message>
        <source>Take picture</source>
        <translation>Prendre une image</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>démarrage…</translation>
    </message>
    <message>
        <source>shutting down…</source>
        <translation>arrêt…</translation>
    </message>
    <message>
        <source>restarting…</source>
        <translation>redémarrage…</translation>
    </message>
    <message>
        <source>pausing…</source>
        <translation>mise en pause…</translation>
    </message>
    <message>
        <source>resuming…</source>
        <translation>reprise…</translation>
    </message>
    <message>
        <source>forcing off…</source>
        <translation>arrêt forcé…</translation>
    </message>
    <message>
        <source>resetting…</source>
        <translation>réinitialisation…</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>sauvegarde…</translation>
    </message>
    <message>
        <source>restoring…</source>
        <translation>restauration…</translation>
    </message>
    <message>
        <source>creating a snapshot…</source>
        <translation>création d’un instantané…</translation>
    </message>
    <message>
        <source>reverting…</source>
        <translation>rétablissement…</translation>
    </message>
    <message>
        <source>deleting a snapshot…</source>
        <translation>suppression d’un instantané…</translation>
    </message>
    <message>
        <source>changing…</source>
        <translation>modification…</translation>
    </message>
    <message>
        <source>sending a key…</source>
        <translation>envoi d’une touche…</translation>
    </message>
    <message>
        <source>taking a picture…</source>
        <translation>prise d’une image…</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>action and VM</comment>
        <translation>Échec de l’action «&#xa0;%1&#xa0;»&#xa0;: %2</translation>
    </message>
    <message>
        <source>info</source>
        <comment>severity</comment>
        <translation>info</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>severity</comment>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>critical</source>
        <comment>severity</comment>
        <translation>critique</translation>
    </message>
    <message>
        <source>not logged in</source>
        <translation>non identifié</translation>
    </message>
    <message>
        <source>the VM is not there</source>
        <translation>la VM n’existe pas</translation>
    </message>
    <message>
        <source>the VM is not running</source>
        <translation>la VM n’est pas en marche</translation>
    </message>
    <message>
        <source>the server did not understand the request</source>
        <translation>le serveur n’a pas compris la demande</translation>
    </message>
    <message>
        <source>you lack the permission</source>
        <translation>la permission manque</translation>
    </message>
    <message>
        <source>too many requests; wait a moment</source>
        <translation>trop de demandes&#x202f;; attendre un instant</translation>
    </message>
    <message>
        <source>the VM&apos;s state does not allow it</source>
        <translation>l’état de la VM ne le permet pas</translation>
    </message>
    <message>
        <source>there was no answer in time</source>
        <translation>pas de réponse à temps</translation>
    </message>
    <message>
        <source>the host can not be reached</source>
        <translation>l’hôte est injoignable</translation>
    </message>
    <message>
        <source>an unexpected error</source>
        <translation>une erreur inattendue</translation>
    </message>
    <message>
        <source>You lack the permission “%1” on %2.</source>
        <translation>Il manque la permission «&#xa0;%1&#xa0;» pour %2.</translation>
    </message>
    <message>
        <source>The host of %1 does not answer.</source>
        <translation>L’hôte de %1 ne répond pas.</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <comment>VM and state</comment>
        <translation>État de %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>unknown (not answering)</source>
        <translation>inconnu (ne répond pas)</translation>
    </message>
    <message>
        <source>Save state</source>
        <translation>Enregistrer l’état</translation>
    </message>
    <message>
        <source>Restore state</source>
        <translation>Restaurer l’état</translation>
    </message>
</context>
<context>
    <name>Guestwire::absence</name>
    <message>
        <source>No data, because the VM is %1.</source>
        <translation>Aucune donnée. État de la VM&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The first sample has not come yet.</source>
        <translation>La première mesure n’est pas encore arrivée.</translation>
    </message>
    <message>
        <source>No data yet: utilization needs two samples.</source>
        <translation>Pas encore de données&#xa0;: l’utilisation demande deux mesures.</translation>
    </message>
    <message>
        <source>No data, because the VM has no memory balloon device, or its guest has not loaded the driver.</source>
        <translation>Aucune donnée&#xa0;: la VM n’a pas de ballon de mémoire, ou son invité n’en a pas chargé le pilote.</translation>
    </message>
    <message>
        <source>No data, because the VM has no disk.</source>
        <translation>Aucune donnée&#xa0;: la VM n’a pas de disque.</translation>
    </message>
    <message>
        <source>No data yet: rates need two samples.</source>
        <translation>Pas encore de données&#xa0;: les débits demandent deux mesures.</translation>
    </message>
    <message>
        <source>No data, because the host counts no traffic of this VM: user-mode networking has no counters.</source>
        <translation>Aucune donnée&#xa0;: l’hôte ne compte pas le trafic de cette VM&#x202f;; le réseau en mode utilisateur n’a pas de compteurs.</translation>
    </message>
    <message>
        <source>No data, because the VM does not answer.</source>
        <translation>Pas de données, car la VM ne répond pas.</translation>
    </message>
</context>
<context>
    <name>Guestwire::timeTexts</name>
    <message>
        <source>d MMM</source>
        <extracomment>a day on a time axis, as in 24 Nov</extracomment>
        <translation>d MMM</translation>
    </message>
</context>
</TS>

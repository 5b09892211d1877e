// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import 'uplot/dist/uPlot.min.css';
import './style.css';
import { App, readServer } from './app';
import { language, tr } from './lib/language';
import { texts } from './lib/read';
import { ThemeChoice } from './lib/theme';
import { Connection } from './link/connection';
import { Credentials } from './link/credentials';
import { Page } from './page';
import { Store } from './store';
import { LoginView } from './views/login';

const theme = new ThemeChoice();
const credentials = new Credentials();
document.documentElement.lang = language;
const root = document.getElementById('app')!;
let leave = (): void => undefined;

function showLogin(why: string): void {
    leave();
    leave = () => undefined;
    root.replaceChildren(new LoginView(credentials, showPage, why).element);
    root.querySelector('input')?.focus();
}

function showPage(): void {
    const connection = new Connection(credentials);
    const app = new App(connection, new Store(), theme);
    connection.message.listen((message) => {
        app.store.take(message);
        app.alerts.take(message);
    });
    connection.opened.listen((greeting) => {
        app.server = readServer(greeting);
        const everything = { vms: ['*'], topics: ['state', 'metrics', 'events'] };
        connection.ask('subscribe', everything).catch((error: unknown) =>
            app.failed.emit({ text: tr`The list of VMs was refused: ${String(error)}` }));
        void app.alerts.refresh();
        if (texts(greeting.capabilities).includes('history'))
            void app.askForPast();
    });
    const page = new Page(app, () => {
        showLogin('');
        void credentials.logout();
    });
    leave = () => {
        connection.stop();
        page.dispose();
    };
    root.replaceChildren(page.element);
    connection.start();
}

credentials.ended.listen(showLogin);
if (await credentials.restore())
    showPage();
else
    showLogin('');

import { commands, ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient, LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

function makeClient(): LanguageClient {
  const [command, ...args] = workspace.getConfiguration('reportlint').get<string[]>('command', ['reportlint', 'lsp']);
  const server: ServerOptions = { command, args };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: 'file', language: 'plaintext' },
      { scheme: 'file', language: 'markdown' },
      { scheme: 'untitled', language: 'plaintext' },
      { scheme: 'untitled', language: 'markdown' },
    ],
    outputChannelName: 'reportlint',
  };
  return new LanguageClient('reportlint', 'reportlint', server, options);
}

async function start(): Promise<void> {
  client = makeClient();
  try {
    await client.start();
  } catch (error) {
    const how = "pip install 'reportlint[all]'";
    void window.showErrorMessage(`reportlint: ${String(error)} — ${how}`);
  }
}

async function stop(): Promise<void> {
  await client?.stop().catch(() => undefined);
  client = undefined;
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('reportlint.restart', restart),
    workspace.onDidChangeConfiguration((event) =>
      event.affectsConfiguration('reportlint.command') ? restart() : undefined,
    ),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

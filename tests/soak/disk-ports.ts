import { accountFolder } from '../../electron/adapters/journal/account-folder';
import { openJournal } from '../../electron/adapters/journal/open-journal';
import type { AccountKey, Journal } from '../../electron/ports';
import { FakePorts } from '../fakes/ports';

/** The edges of a test, with the journal that the product has: on the disk. */
export class DiskPorts extends FakePorts {
  /** The journal that was opened last. */
  journal: Journal | null = null;

  /**
   * @param userData the user-data folder.
   * @param webhookUrl who is told of changes.
   */
  constructor(
    private readonly userData: string,
    webhookUrl: string,
    private readonly watchJournal: (journal: Journal) => Journal = (journal) => journal,
  ) {
    super();
    this.settings.update({ externalWebhookUrl: webhookUrl });
  }

  override openJournal(account: AccountKey): Journal {
    const { clock, log } = this;
    this.journal = openJournal({ folder: accountFolder(this.userData, account), clock, log, timeZone: () => 'UTC' });
    return this.watchJournal(this.journal);
  }
}

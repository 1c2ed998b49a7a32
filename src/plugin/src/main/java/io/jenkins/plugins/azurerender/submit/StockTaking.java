package io.jenkins.plugins.azurerender.submit;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.assets.FindAssets;
import io.jenkins.plugins.azurerender.assets.Stock;
import io.jenkins.plugins.azurerender.assets.TakeStock;
import io.jenkins.plugins.azurerender.console.RenderLog;
import java.io.IOException;

/** What a render would bring of the workspace. */
record StockTaking(Run<?, ?> run, FilePath workspace, TaskListener listener) {

    /**
     * Counts it.
     *
     * @param contents whether what is in the files matters too
     */
    Stock of(SubmitStep step, RenderDraft draft, String id, boolean contents) throws IOException, InterruptedException {
        FilePath place = AssetDelivery.place(workspace);
        FilePath folder = place.child(id + "-stock");
        try {
            FindAssets find = new FindAssets(draft.project(), step.assetOptions(), folder.getRemote());
            Stock stock = workspace.act(new TakeStock(
                    find, folder.getRemote(), contents ? place.child("hashes").getRemote() : null));
            if (!contents) {
                new AssetFindingsLog(run, new RenderLog(listener))
                        .tell(stock.found().findings(), folder, id, listener);
            }
            return stock;
        } finally {
            folder.deleteRecursive();
        }
    }
}

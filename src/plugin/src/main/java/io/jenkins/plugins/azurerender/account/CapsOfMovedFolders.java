package io.jenkins.plugins.azurerender.account;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.listeners.ItemListener;

/** Changes the folder of caps when that folder is renamed or moved, which does not require an administrator. */
@Extension
public final class CapsOfMovedFolders extends ItemListener {

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (item instanceof ItemGroup<?>) {
            AzureRenderConfiguration.get().moveCaps(oldFullName, newFullName);
        }
    }
}

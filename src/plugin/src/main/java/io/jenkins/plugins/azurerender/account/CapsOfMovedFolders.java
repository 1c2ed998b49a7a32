package io.jenkins.plugins.azurerender.account;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.listeners.ItemListener;

/** Keeps the caps of folders that are renamed or moved, which does not require an administrator. */
@Extension
public final class CapsOfMovedFolders extends ItemListener {

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (item instanceof ItemGroup<?>) {
            AzureRenderConfiguration.get().folderMoved(oldFullName, newFullName);
        }
    }

    @Override
    public void onDeleted(Item item) {
        if (item instanceof ItemGroup<?>) {
            AzureRenderConfiguration.get().folderDeleted(item.getFullName());
        }
    }
}

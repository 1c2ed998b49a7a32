package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;

/** Receives events of Jenkins and its items. Here, items have a fixed location, so only tests call the methods for it. */
public class ItemListener implements ExtensionPoint {
    /** Called when Jenkins begins to shut down. */
    public void onBeforeShutdown() {
        // nothing to do by default
    }

    /** Called when the full name of an item has changed. */
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        // for subclasses
    }

    /** Called when an item was deleted. */
    public void onDeleted(Item item) {
        // for subclasses
    }

    /** Returns all listeners. */
    public static ExtensionList<ItemListener> all() {
        return ExtensionList.lookup(ItemListener.class);
    }
}

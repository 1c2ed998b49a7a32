package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** Stands for hudson.model.listeners.ItemListener: is notified when the controller shuts down. */
public class ItemListener implements ExtensionPoint {
    /** Jenkins begins to shut down. */
    public void onBeforeShutdown() {
        // for subclasses
    }

    /** All listeners. */
    public static ExtensionList<ItemListener> all() {
        return ExtensionList.lookup(ItemListener.class);
    }
}

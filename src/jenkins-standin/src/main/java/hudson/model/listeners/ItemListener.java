package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** Receives events of Jenkins; here only its shutdown. */
public class ItemListener implements ExtensionPoint {
    /** Called when Jenkins begins to shut down. */
    public void onBeforeShutdown() {
        // nothing to do by default
    }

    /** Returns all listeners. */
    public static ExtensionList<ItemListener> all() {
        return ExtensionList.lookup(ItemListener.class);
    }
}

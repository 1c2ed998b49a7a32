package hudson.model;

import hudson.ExtensionPoint;

/** An item that can be at the root. */
public interface TopLevelItem extends Item, ExtensionPoint, Describable<TopLevelItem> {
    @Override
    TopLevelItemDescriptor getDescriptor();
}

package hudson.model;

import hudson.ExtensionPoint;

/** Stands for hudson.model.TopLevelItem: an item that may lie at the root. */
public interface TopLevelItem extends Item, ExtensionPoint, Describable<TopLevelItem> {
    @Override
    TopLevelItemDescriptor getDescriptor();
}

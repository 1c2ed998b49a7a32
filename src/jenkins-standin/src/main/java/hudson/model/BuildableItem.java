package hudson.model;

/** Stands for hudson.model.BuildableItem: an item that can be built. */
public interface BuildableItem extends Item, Queue.Task {}

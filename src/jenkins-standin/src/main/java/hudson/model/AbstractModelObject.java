package hudson.model;

/** Stands for hudson.model.AbstractModelObject. */
public abstract class AbstractModelObject implements ModelObject {}

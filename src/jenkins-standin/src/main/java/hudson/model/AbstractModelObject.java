package hudson.model;

/** An object with a display name. */
public abstract class AbstractModelObject implements ModelObject {}

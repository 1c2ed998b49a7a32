package hudson.model;

/** Stands for hudson.model.AbstractModelObject of Jenkins 2.479.3. */
public abstract class AbstractModelObject {
    public AbstractModelObject() {}
}

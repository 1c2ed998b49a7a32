package hudson.model;

/** Stands for hudson.model.Api of Jenkins 2.479.3. */
public class Api extends hudson.model.AbstractModelObject {
    public final java.lang.Object bean = null;

    public Api(java.lang.Object object) {}
}

package hudson.model;

/** Stands for hudson.model.Api: the remote interface of an object. */
public class Api extends AbstractModelObject {
    /** The object. */
    public final Object bean;

    /** For the object. */
    public Api(Object bean) {
        this.bean = bean;
    }

    @Override
    public String getDisplayName() {
        return "API";
    }
}

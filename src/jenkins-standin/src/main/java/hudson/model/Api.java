package hudson.model;

/** The remote API of an object. */
public class Api extends AbstractModelObject {
    /** The object. */
    public final Object bean;

    /** Creates the API of the object. */
    public Api(Object bean) {
        this.bean = bean;
    }

    @Override
    public String getDisplayName() {
        return "API";
    }
}

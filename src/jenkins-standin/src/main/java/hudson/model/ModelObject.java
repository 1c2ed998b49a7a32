package hudson.model;

/** Stands for hudson.model.ModelObject: what has a name to show. */
public interface ModelObject {
    /** The name to show. */
    String getDisplayName();
}

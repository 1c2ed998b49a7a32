package hudson.model;

/** Stands for hudson.model.ModelObject of Jenkins 2.479.3. */
public interface ModelObject {
    java.lang.String getDisplayName();
}

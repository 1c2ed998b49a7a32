package hudson.model;

/** Stands for hudson.model.Action of Jenkins 2.479.3. */
public interface Action extends hudson.model.ModelObject {
    java.lang.String getDisplayName();

    java.lang.String getIconFileName();

    java.lang.String getUrlName();
}

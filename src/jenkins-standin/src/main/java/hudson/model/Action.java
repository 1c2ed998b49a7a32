package hudson.model;

/** Stands for hudson.model.Action: something added to a build or job, perhaps with a page. */
public interface Action extends ModelObject {
    /** The icon in the side panel; null hides it. */
    String getIconFileName();

    /** The name in the side panel. */
    @Override
    String getDisplayName();

    /** The address of its page below its owner; null when it has none. */
    String getUrlName();
}

package hudson.model;

/** An object attached to a build or a job, with an optional page. */
public interface Action extends ModelObject {
    /** Returns the icon in the side panel; null hides the action. */
    String getIconFileName();

    /** Returns the name in the side panel. */
    @Override
    String getDisplayName();

    /** Returns the URL of the page relative to the owner; null when there is none. */
    String getUrlName();
}

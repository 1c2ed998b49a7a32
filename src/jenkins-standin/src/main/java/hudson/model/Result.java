package hudson.model;

/** Stands for hudson.model.Result of Jenkins 2.479.3. */
public final class Result implements java.io.Serializable, org.kohsuke.stapler.export.CustomExportedBean {
    public static final hudson.model.Result SUCCESS = null;
    public static final hudson.model.Result UNSTABLE = null;
    public static final hudson.model.Result FAILURE = null;
    public static final hudson.model.Result NOT_BUILT = null;
    public static final hudson.model.Result ABORTED = null;
    public final int ordinal = 0;
    public final boolean completeBuild = false;
    public static final com.thoughtworks.xstream.converters.SingleValueConverter conv = null;

    private Result() {}

    public java.lang.String toString() {
        throw new UnsupportedOperationException();
    }

    public static void init() {}

    public hudson.model.Result combine(hudson.model.Result result) {
        throw new UnsupportedOperationException();
    }

    public static hudson.model.Result combine(hudson.model.Result result, hudson.model.Result result2) {
        throw new UnsupportedOperationException();
    }

    public boolean isWorseThan(hudson.model.Result result) {
        return false;
    }

    public boolean isBetterOrEqualTo(hudson.model.Result result) {
        return false;
    }

    public static hudson.model.Result fromString(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public boolean isCompleteBuild() {
        return false;
    }

    public boolean isWorseOrEqualTo(hudson.model.Result result) {
        return false;
    }

    public boolean isBetterThan(hudson.model.Result result) {
        return false;
    }

    public java.lang.String toExportedObject() {
        throw new UnsupportedOperationException();
    }
}

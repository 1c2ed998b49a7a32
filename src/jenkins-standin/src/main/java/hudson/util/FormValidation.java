package hudson.util;

/** Stands for hudson.util.FormValidation of Jenkins 2.479.3. */
public abstract class FormValidation extends java.io.IOException implements org.kohsuke.stapler.HttpResponse {
    public final hudson.util.FormValidation.Kind kind = null;

    FormValidation() {}

    public static hudson.util.FormValidation ok(java.lang.String string, java.lang.Object... values) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation ok(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation ok() {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation error(
            java.lang.Throwable throwable, java.lang.String string, java.lang.Object... values) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation error(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation error(java.lang.Throwable throwable, java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation error(java.lang.String string, java.lang.Object... values) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation warning(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation warning(java.lang.String string, java.lang.Object... values) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation warning(java.lang.Throwable throwable, java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation warning(
            java.lang.Throwable throwable, java.lang.String string, java.lang.Object... values) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation errorWithMarkup(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation validateNonNegativeInteger(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation validatePositiveInteger(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation validateRequired(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation warningWithMarkup(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation okWithMarkup(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.FormValidation aggregate(java.util.Collection<hudson.util.FormValidation> collection) {
        throw new UnsupportedOperationException();
    }

    public abstract java.lang.String renderHtml();

    protected void respond(org.kohsuke.stapler.StaplerResponse2 staplerResponse2, java.lang.String string)
            throws java.io.IOException, jakarta.servlet.ServletException {}

    public static hudson.util.FormValidation respond(hudson.util.FormValidation.Kind kind, java.lang.String string) {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.util.FormValidation.Kind of Jenkins 2.479.3. */
    public enum Kind {
        OK,
        WARNING,
        ERROR;
    }
}

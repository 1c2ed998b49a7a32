package hudson.util;

import hudson.Util;
import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import org.kohsuke.stapler.HttpResponse;

/** Stands for hudson.util.FormValidation: what is said of a value in a form. */
public abstract class FormValidation extends IOException implements HttpResponse {
    /** Stands for hudson.util.FormValidation.Kind. */
    public enum Kind {
        /** Good. */
        OK,
        /** Doubtful. */
        WARNING,
        /** Wrong. */
        ERROR
    }

    /** How good the value is. */
    public final Kind kind;

    @Serial
    private static final long serialVersionUID = 1L;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Good. */
    public static FormValidation ok() {
        return respond(Kind.OK, "<div/>");
    }

    /** Good, with a text. */
    public static FormValidation ok(String message) {
        return escaped(Kind.OK, message);
    }

    /** Doubtful. */
    public static FormValidation warning(String message) {
        return escaped(Kind.WARNING, message);
    }

    /** Wrong. */
    public static FormValidation error(String message) {
        return escaped(Kind.ERROR, message);
    }

    /** Wrong when it is empty. */
    public static FormValidation validateRequired(String value) {
        return Util.fixEmptyAndTrim(value) == null ? error("Required") : ok();
    }

    /** Wrong when it is no whole number from zero. */
    public static FormValidation validateNonNegativeInteger(String value) {
        return atLeast(value, 0, "Not a non-negative integer");
    }

    private static FormValidation atLeast(String value, int least, String message) {
        try {
            return Integer.parseInt(value) < least ? error(message) : ok();
        } catch (NumberFormatException e) {
            return error("Not an integer");
        }
    }

    private static FormValidation escaped(Kind kind, String message) {
        return marked(kind, Util.escape(message));
    }

    private static FormValidation marked(Kind kind, String message) {
        if (message == null) {
            return ok();
        }
        return new FormValidation(kind, message) {
            @Serial
            private static final long serialVersionUID = 1L;

            @Override
            public String renderHtml() {
                return "<div class=\"" + kind.name().toLowerCase(Locale.ENGLISH) + "\">" + message + "</div>";
            }

            @Override
            public String toString() {
                return kind + ": " + message;
            }
        };
    }

    /** With HTML of its own. */
    public static FormValidation respond(Kind kind, String html) {
        return new FormValidation(kind, null) {
            @Serial
            private static final long serialVersionUID = 1L;

            @Override
            public String renderHtml() {
                return html;
            }

            @Override
            public String toString() {
                return kind + ": " + html;
            }
        };
    }

    /** The HTML. */
    public abstract String renderHtml();
}

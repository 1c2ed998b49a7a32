package hudson.util;

import hudson.Util;
import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import org.kohsuke.stapler.HttpResponse;

/** The result of validating a form field. */
public abstract class FormValidation extends IOException implements HttpResponse {
    /** The severity of a result. */
    public enum Kind {
        /** Valid. */
        OK,
        /** Valid, with a warning. */
        WARNING,
        /** Invalid. */
        ERROR
    }

    /** The severity. */
    public final Kind kind;

    @Serial
    private static final long serialVersionUID = 1L;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Returns a valid result. */
    public static FormValidation ok() {
        return respond(Kind.OK, "<div/>");
    }

    /** Returns a valid result with a message. */
    public static FormValidation ok(String message) {
        return escaped(Kind.OK, message);
    }

    /** Returns a warning. */
    public static FormValidation warning(String message) {
        return escaped(Kind.WARNING, message);
    }

    /** Returns an error. */
    public static FormValidation error(String message) {
        return escaped(Kind.ERROR, message);
    }

    /** Returns an error when the value is empty. */
    public static FormValidation validateRequired(String value) {
        return Util.fixEmptyAndTrim(value) == null ? error("Required") : ok();
    }

    /** Returns an error when the value is not an integer of at least 0. */
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

    /** Returns a result with HTML. */
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

    /** Returns the result as HTML. */
    public abstract String renderHtml();
}

package hudson.util;

import hudson.Util;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serial;
import java.io.StringWriter;
import java.util.Collection;
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

    /** Good, with a formatted text. */
    public static FormValidation ok(String format, Object... args) {
        return ok(String.format(format, args));
    }

    /** Good, with HTML. */
    public static FormValidation okWithMarkup(String message) {
        return marked(Kind.OK, message);
    }

    /** Doubtful. */
    public static FormValidation warning(String message) {
        return escaped(Kind.WARNING, message);
    }

    /** Doubtful, with a formatted text. */
    public static FormValidation warning(String format, Object... args) {
        return warning(String.format(format, args));
    }

    /** Doubtful, with the exception behind a link. */
    public static FormValidation warning(Throwable e, String message) {
        return detailed(Kind.WARNING, e, message);
    }

    /** Doubtful, with HTML. */
    public static FormValidation warningWithMarkup(String message) {
        return marked(Kind.WARNING, message);
    }

    /** Wrong. */
    public static FormValidation error(String message) {
        return escaped(Kind.ERROR, message);
    }

    /** Wrong, with a formatted text. */
    public static FormValidation error(String format, Object... args) {
        return error(String.format(format, args));
    }

    /** Wrong, with the exception behind a link. */
    public static FormValidation error(Throwable e, String message) {
        return detailed(Kind.ERROR, e, message);
    }

    /** Wrong, with HTML. */
    public static FormValidation errorWithMarkup(String message) {
        return marked(Kind.ERROR, message);
    }

    /** All in one, as bad as the worst. */
    public static FormValidation aggregate(Collection<FormValidation> validations) {
        if (validations == null || validations.isEmpty()) {
            return ok();
        }
        if (validations.size() == 1) {
            return validations.iterator().next();
        }
        StringBuilder html = new StringBuilder("<ul style='list-style-type: none; padding-left: 0; margin: 0'>");
        Kind worst = Kind.OK;
        for (FormValidation validation : validations) {
            html.append("<li>").append(validation.renderHtml()).append("</li>");
            worst = validation.kind.compareTo(worst) > 0 ? validation.kind : worst;
        }
        return respond(worst, html.append("</ul>").toString());
    }

    /** Wrong when it is empty. */
    public static FormValidation validateRequired(String value) {
        return Util.fixEmptyAndTrim(value) == null ? error("Required") : ok();
    }

    /** Wrong when it is no whole number above zero. */
    public static FormValidation validatePositiveInteger(String value) {
        return atLeast(value, 1, "Not a positive integer");
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

    private static FormValidation detailed(Kind kind, Throwable e, String message) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return marked(
                kind,
                Util.escape(message) + " </div><div><a href='#' class='showDetails'>(show details)</a>"
                        + "<pre style='display:none'>" + Util.escape(trace.toString()) + "</pre>");
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

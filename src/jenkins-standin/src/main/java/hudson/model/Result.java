package hudson.model;

import com.thoughtworks.xstream.converters.SingleValueConverter;
import io.jenkins.plugins.azurerender.standin.xml.ResultConverter;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/** The result of a build. A higher ordinal is worse. */
public final class Result implements Serializable {
    /** No errors. */
    public static final Result SUCCESS = new Result("SUCCESS", 0, true);
    /** Errors that are not fatal. */
    public static final Result UNSTABLE = new Result("UNSTABLE", 1, true);
    /** A fatal error. */
    public static final Result FAILURE = new Result("FAILURE", 2, true);
    /** Not built. */
    public static final Result NOT_BUILT = new Result("NOT_BUILT", 3, false);
    /** Aborted. */
    public static final Result ABORTED = new Result("ABORTED", 4, false);

    /** Converts results to XML and back. */
    public static final SingleValueConverter conv = new ResultConverter();

    @Serial
    private static final long serialVersionUID = 1L;

    private static final List<Result> ALL = List.of(SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED);

    /** The order; 0 is best. */
    public final int ordinal;

    /** Whether the build ran to its end. */
    public final boolean completeBuild;

    private final String name;

    private Result(String name, int ordinal, boolean completeBuild) {
        this.name = name;
        this.ordinal = ordinal;
        this.completeBuild = completeBuild;
    }

    /** Returns whether this result is worse. */
    public boolean isWorseThan(Result that) {
        return ordinal > that.ordinal;
    }

    /** Returns whether this result is equal or worse. */
    public boolean isWorseOrEqualTo(Result that) {
        return ordinal >= that.ordinal;
    }

    /** Returns whether this result is better. */
    public boolean isBetterThan(Result that) {
        return ordinal < that.ordinal;
    }

    /** Returns whether this result is equal or better. */
    public boolean isBetterOrEqualTo(Result that) {
        return ordinal <= that.ordinal;
    }

    /** Returns the result with the name; FAILURE for an unknown name. */
    public static Result fromString(String s) {
        String wanted = s.toUpperCase(Locale.ENGLISH);
        return ALL.stream()
                .filter(result -> result.name.equals(wanted))
                .findFirst()
                .orElse(FAILURE);
    }

    @Override
    public String toString() {
        return name;
    }

    @Serial
    private Object readResolve() {
        return fromString(name);
    }
}

package hudson.model;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Receives the log of a build. */
public interface TaskListener extends Serializable {
    /** Discards all output. */
    TaskListener NULL = new NullTaskListener();

    /** Returns the log. */
    PrintStream getLogger();

    /** Returns the charset of the log. */
    default Charset getCharset() {
        return StandardCharsets.UTF_8;
    }

    /** Logs {@code ERROR: message} and returns a writer for details. */
    default PrintWriter error(String msg) {
        return print("ERROR: ", msg);
    }

    /** Logs {@code FATAL: message} and returns a writer for details. */
    default PrintWriter fatalError(String msg) {
        return print("FATAL: ", msg);
    }

    private PrintWriter print(String prefix, String message) {
        PrintStream out = getLogger();
        out.print(prefix);
        out.println(message);
        return new PrintWriter(new OutputStreamWriter(out, getCharset()), true);
    }
}

package hudson.model;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Stands for hudson.model.TaskListener: where the log of a build goes. */
public interface TaskListener extends Serializable {
    /** Swallows everything. */
    TaskListener NULL = new NullTaskListener();

    /** The log. */
    PrintStream getLogger();

    /** The charset of the log. */
    default Charset getCharset() {
        return StandardCharsets.UTF_8;
    }

    /** Prints {@code ERROR: message} and returns a writer for the details. */
    default PrintWriter error(String msg) {
        return print("ERROR: ", msg);
    }

    /** Prints {@code FATAL: message} and returns a writer for the details. */
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

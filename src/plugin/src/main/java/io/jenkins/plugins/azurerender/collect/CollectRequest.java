package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.frames.JUnitReport;
import io.jenkins.plugins.azurerender.frames.WorkspaceFolder;
import io.jenkins.plugins.azurerender.frames.image.FrameChecks;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.time.Duration;

/**
 * The validated parameters of a collect, saved with a running build. Jenkins can restore only public records.
 *
 * @param logs which task logs are archived
 * @param stallMinutes minutes without progress after which the render fails; 0 for no limit
 * @param retries how many times a failed frame is rendered again
 * @param onIncomplete the build result when frames are missing
 * @param checks which warnings mark a frame as damaged
 * @param files which files are archived besides logs
 * @param remoteAccess whether to log how to connect to nodes on which tasks failed
 * @param testResults JUnit XML file that reports each frame as a test; empty for none
 * @param into folder of the workspace for a copy of the archived files, relative to the current directory; empty for none
 * @param archive whether frames, results of {@code then} and other files of tasks become artifacts
 */
public record CollectRequest(
        Logs logs,
        int stallMinutes,
        int retries,
        OnIncomplete onIncomplete,
        FrameChecks checks,
        Files files,
        boolean remoteAccess,
        String testResults,
        String into,
        boolean archive)
        implements Serializable {

    private static final int MAX_STALL_MINUTES = 60 * 24 * 30;
    private static final int MAX_RETRIES = 20;

    /** Which task logs are archived. */
    public enum Logs {
        /** Those of tasks whose frame is missing or damaged. */
        FAILED,
        ALL,
        NONE
    }

    /** Which files are archived besides logs. */
    public enum Files {
        FRAMES,
        /** Everything that tasks uploaded. */
        ALL
    }

    /** The build result when frames are missing. */
    public enum OnIncomplete {
        FAILURE,
        UNSTABLE
    }

    /** @throws InvalidRequestException when a value is out of range */
    public CollectRequest {
        checkStall(stallMinutes);
        checkRetries(retries);
        JUnitReport.check(testResults);
        WorkspaceFolder.check(into);
        if (!archive && into.isEmpty()) {
            throw new InvalidRequestException(
                    "archive: false needs a workspace folder for the frames: set into, such as into: 'renders'.");
        }
    }

    /** @throws InvalidRequestException when it is out of range */
    public static void checkStall(int minutes) {
        if (minutes < 0 || minutes > MAX_STALL_MINUTES) {
            throw new InvalidRequestException(
                    "stallMinutes is %s: use 1 to %s, or 0 for no limit.".formatted(minutes, MAX_STALL_MINUTES));
        }
    }

    /** @throws InvalidRequestException when it is out of range */
    public static void checkRetries(int retries) {
        if (retries < 0 || retries > MAX_RETRIES) {
            throw new InvalidRequestException("retries is %s: use 0 to %s.".formatted(retries, MAX_RETRIES));
        }
    }

    /** The participle for what is done with frames, for the log. */
    String collected() {
        return archive ? "archived" : "collected";
    }

    Duration stall() {
        return Duration.ofMinutes(stallMinutes);
    }
}

package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.record.TaskRun;
import io.jenkins.plugins.azurerender.render.logs.LogKind;
import java.util.Optional;

/** Classifies a failure by the Batch error code, otherwise by the log, otherwise by the exit code. */
final class FailureDiagnosis {

    private static final String TASK_ENDED = "TaskEnded";

    /** Batch terminates a task a few seconds before or after its time limit. */
    private static final long TOLERANCE_SECONDS = 10;

    private static final long SECONDS_PER_MINUTE = 60;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NO_SUCH_PROGRAM = 127;

    /** A shell reports a process that a signal ended with 128 and the number of the signal. */
    private static final int SIGNAL = 128;

    private static final int SIGILL = 4;
    private static final int SIGTRAP = 5;
    private static final int SIGABRT = 6;
    private static final int SIGBUS = 7;
    private static final int SIGFPE = 8;
    private static final int SIGKILL = 9;
    private static final int SIGSEGV = 11;
    private static final int SIGTERM = 15;

    private FailureDiagnosis() {}

    /**
     * Returns the class of a failure of a task that ended by itself.
     *
     * @param state of the frame
     * @param log kind of problem in the task log, if any
     */
    static FailureClass of(TaskProblem task, FrameState state, Optional<LogKind> log) {
        return of(task, state, log, TaskRun.waiting(task.task()), 0);
    }

    /**
     * Returns the class of a failure.
     *
     * @param run of the task
     * @param taskMinutes time limit of the task; 0 for none
     */
    static FailureClass of(TaskProblem task, FrameState state, Optional<LogKind> log, TaskRun run, int taskMinutes) {
        if (task.code().equals(TASK_ENDED)) {
            boolean limit = taskMinutes > 0 && run.seconds() >= taskMinutes * SECONDS_PER_MINUTE - TOLERANCE_SECONDS;
            return limit ? FailureClass.TASK_TIME_LIMIT : FailureClass.TIME_LIMIT;
        }
        return byCode(task.code())
                .or(() -> log.flatMap(FailureDiagnosis::byLog))
                .or(() -> Optional.ofNullable(task.exitCode()).flatMap(FailureDiagnosis::byExitCode))
                .or(() -> byState(state))
                .orElseGet(() -> log.isPresent() ? FailureClass.RENDERER : FailureClass.UNKNOWN);
    }

    /** Codes of the REST API: TaskFailureInformation and BatchErrorCodeStrings. */
    private static Optional<FailureClass> byCode(String code) {
        if (code.startsWith("FileUpload")) {
            return Optional.of(FailureClass.UPLOAD);
        }
        if (code.startsWith("Blob") || code.startsWith("Resource") || code.startsWith("Container")) {
            return Optional.of(FailureClass.NODE);
        }
        return Optional.ofNullable(
                switch (code) {
                    case "DiskFull" -> FailureClass.DISK;
                    case "CommandProgramNotFound", "CommandLaunchFailed", "ApplicationPackageError" ->
                        FailureClass.PROGRAM;
                    default -> null;
                });
    }

    private static Optional<FailureClass> byLog(LogKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case LICENSE -> FailureClass.LICENSE;
                    case MEMORY -> FailureClass.MEMORY;
                    case DISK -> FailureClass.DISK;
                    case READONLY -> FailureClass.READ_ONLY;
                    case GPU -> FailureClass.DEVICE;
                    case DEVICE -> FailureClass.NODE;
                    case DISPLAY -> FailureClass.DISPLAY;
                    case PROGRAM, PLUGIN, ENGINE -> FailureClass.PROGRAM;
                    case DENOISER -> FailureClass.DENOISER;
                    case VERSION -> FailureClass.VERSION;
                    case COLOR -> FailureClass.COLOR;
                    case CAMERA, SCENE, OUTPUT -> FailureClass.SCENE;
                    case CRASH -> FailureClass.CRASH;
                    default -> null; // RENDERER: the exit code may be more specific
                });
    }

    private static Optional<FailureClass> byExitCode(int code) {
        int signal = code > SIGNAL ? code - SIGNAL : -code;
        return Optional.ofNullable(
                switch (code) {
                    case NO_SUCH_PROGRAM, NOT_EXECUTABLE -> FailureClass.PROGRAM;
                    // NTSTATUS codes of Windows
                    case 0xC0000017, 0xC000012D -> FailureClass.MEMORY; // no memory, commitment limit
                    case 0xC0000135, 0xC000007B, 0xC0000139, 0xC0000142 -> FailureClass.PROGRAM; // DLL missing or wrong
                    case 0xC000013A -> FailureClass.KILLED; // Ctrl+C
                    case 0xC0000005,
                            0xC00000FD,
                            0xC0000374,
                            0xC0000409,
                            0xC000001D,
                            0xC0000094,
                            0xC0000006,
                            0xC000041D -> FailureClass.CRASH;
                    default ->
                        switch (signal) {
                            case SIGKILL, SIGTERM -> FailureClass.KILLED;
                            case SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV -> FailureClass.CRASH;
                            default -> null; // other codes have no common meaning
                        };
                });
    }

    private static Optional<FailureClass> byState(FrameState state) {
        return Optional.ofNullable(
                switch (state) {
                    case DAMAGED -> FailureClass.DAMAGED;
                    case MISSING -> FailureClass.NO_IMAGE;
                    default -> null;
                });
    }
}

package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.logs.LogKind;
import java.util.Optional;

/** Classifies a failure by the Batch error code, otherwise by the log, otherwise by the exit code. */
final class FailureDiagnosis {

    private static final int KILLED = 137;
    private static final int KILLED_BY_SIGNAL = -9;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NO_SUCH_PROGRAM = 127;

    private FailureDiagnosis() {}

    /**
     * Returns the class of a failure.
     *
     * @param state of the frame
     * @param log kind of problem in the task log, if any
     */
    static FailureClass of(TaskProblem task, FrameState state, Optional<LogKind> log) {
        Optional<FailureClass> batch = byCode(task.code());
        if (batch.isPresent()) {
            return batch.get();
        }
        Optional<FailureClass> logged = log.flatMap(FailureDiagnosis::byLog);
        if (logged.isPresent()) {
            return logged.get();
        }
        if (task.exitCode() != null) {
            switch (task.exitCode()) {
                case KILLED, KILLED_BY_SIGNAL -> {
                    return FailureClass.MEMORY; // usually killed because memory was exhausted
                }
                case NO_SUCH_PROGRAM, NOT_EXECUTABLE -> {
                    return FailureClass.PROGRAM;
                }
                default -> {
                    // other codes have no common meaning
                }
            }
        }
        return switch (state) {
            case DAMAGED -> FailureClass.DAMAGED;
            case MISSING -> FailureClass.NO_IMAGE;
            default -> FailureClass.UNKNOWN;
        };
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
                    case "TaskEnded" -> FailureClass.TIME_LIMIT;
                    default -> null;
                });
    }

    private static Optional<FailureClass> byLog(LogKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case LICENSE -> FailureClass.LICENSE;
                    case MEMORY -> FailureClass.MEMORY;
                    case DISK -> FailureClass.DISK;
                    case DEVICE -> FailureClass.NODE;
                    case PROGRAM, PLUGIN, ENGINE -> FailureClass.PROGRAM;
                    case CAMERA, SCENE, OUTPUT -> FailureClass.SCENE;
                    default -> null;
                });
    }
}

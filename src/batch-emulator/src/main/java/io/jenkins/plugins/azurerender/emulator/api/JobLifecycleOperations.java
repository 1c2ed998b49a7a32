package io.jenkins.plugins.azurerender.emulator.api;

import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Job;

/** Operations that disable, enable, terminate and delete jobs. */
final class JobLifecycleOperations extends Operations {
    JobLifecycleOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        String one = "/jobs/{jobId}";
        router.on("Job_Disable", "POST", one + "/disable", locked(this::disable))
                .on("Job_Enable", "POST", one + "/enable", locked(this::enable))
                .on("Job_Terminate", "POST", one + "/terminate", locked(this::terminate))
                .on("Job_Delete", "DELETE", one, locked(this::delete));
    }

    private Response disable(Call call) {
        Job job = modifiableJob(call);
        String tasks = call.body("JobDisableParameter").get("disableTasks").asText();
        if (!job.is("active", "disabling", "disabled")) {
            throw ErrorCode.OperationInvalidForCurrentState.with("Reason", "The job is being enabled.");
        }
        if (job.is("active")) { // else the job was disabled before
            job.lifecycle().disable(tasks);
        }
        return done(202, call, job);
    }

    private Response enable(Call call) {
        Job job = modifiableJob(call);
        if (!job.is("disabled")) {
            throw ErrorCode.OperationInvalidForCurrentState.with("Reason", "The job is not disabled.");
        }
        job.lifecycle().enable();
        return done(202, call, job);
    }

    private Response terminate(Call call) {
        Job job = modifiableJob(call);
        String reason = Json.text(call.optionalBody("JobTerminateParameter"), "terminateReason");
        job.lifecycle().terminate(reason == null ? "UserTerminate" : reason);
        return done(202, call, job);
    }

    private Response delete(Call call) {
        Job job = conditional(call, job(call));
        if (job.is("deleting")) {
            throw ErrorCode.JobBeingDeleted.with();
        }
        job.lifecycle().delete();
        return new Response(202);
    }
}

package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Answers;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.Page;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Job;
import io.jenkins.plugins.azurerender.emulator.state.JobPreparation;
import io.jenkins.plugins.azurerender.emulator.state.TaskCounts;

/** The operations on jobs. */
final class JobOperations extends Operations {
    JobOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        router.on("Job_Add", "POST", "/jobs", locked(this::add))
                .on("Job_List", "GET", "/jobs", locked(this::list))
                .on("Job_Get", "GET", "/jobs/{jobId}", locked(call -> entity(call, "jobs", job(call))))
                .on("Job_Update", "PUT", "/jobs/{jobId}", locked(call -> change(call, "JobUpdateParameter")))
                .on("Job_Patch", "PATCH", "/jobs/{jobId}", locked(call -> change(call, "JobPatchParameter")))
                .on("Job_Delete", "DELETE", "/jobs/{jobId}", locked(this::delete))
                .on("Job_Terminate", "POST", "/jobs/{jobId}/terminate", locked(this::terminate))
                .on("Job_GetTaskCounts", "GET", "/jobs/{jobId}/taskcounts", locked(this::counts))
                .on(
                        "Job_ListPreparationAndReleaseTaskStatus",
                        "GET",
                        "/jobs/{jobId}/jobpreparationandreleasetaskstatus",
                        locked(this::preparations));
    }

    private Response add(Call call) {
        ObjectNode spec = call.body("JobAddParameter");
        String key = BatchAccount.key(Checks.id(spec));
        checkPriority(spec);
        if (account().jobs().containsKey(key)) {
            throw ErrorCode.JobExists.with();
        }
        if (spec.has("jobReleaseTask") && !spec.has("jobPreparationTask")) {
            throw ErrorCode.JobPreparationTaskNotSpecified.with();
        }
        Job job = new Job(account(), spec);
        account().jobs().put(key, job);
        return done(201, call, job);
    }

    private static void checkPriority(ObjectNode spec) {
        int priority = Json.number(spec, 0, "priority");
        if (priority < -1000 || priority > 1000) {
            throw ErrorCode.OutOfRangePriority.with("PropertyName", "priority", "PropertyValue", "" + priority);
        }
    }

    private Response list(Call call) {
        return Page.of(call, "jobs", account().jobs().values().stream().map(Job::document));
    }

    private Response change(Call call, String type) {
        Job job = job(call);
        if (job.is("deleting")) {
            throw ErrorCode.JobBeingDeleted.with();
        }
        if (job.is("completed")) {
            throw ErrorCode.JobCompleted.with();
        }
        ObjectNode changes = call.body(type);
        checkPriority(changes);
        job.spec().setAll(changes);
        job.changed();
        return done(200, call, job);
    }

    private Response delete(Call call) {
        Job job = job(call);
        if (job.is("deleting")) {
            throw ErrorCode.JobBeingDeleted.with();
        }
        job.delete();
        return new Response(202);
    }

    private Response terminate(Call call) {
        Job job = job(call);
        if (job.is("deleting")) {
            throw ErrorCode.JobBeingDeleted.with();
        }
        if (job.is("terminating")) {
            throw ErrorCode.JobBeingTerminated.with();
        }
        if (job.is("completed")) {
            throw ErrorCode.JobCompleted.with();
        }
        String reason = Json.text(call.optionalBody("JobTerminateParameter"), "terminateReason");
        job.terminate(reason == null ? "UserTerminate" : reason);
        return done(202, call, job);
    }

    private Response counts(Call call) {
        ObjectNode counts = TaskCounts.of(job(call));
        counts.put("odata.metadata", call.baseUrl() + "/$metadata#taskcountsresult");
        return Answers.ok(counts);
    }

    private Response preparations(Call call) {
        Job job = job(call);
        if (!job.spec().has("jobPreparationTask")) {
            throw ErrorCode.JobPreparationTaskNotSpecified.with();
        }
        return Page.of(
                call,
                "jobpreparationandreleasetaskexecutioninfo",
                job.preparations().values().stream().map(JobPreparation::document));
    }
}

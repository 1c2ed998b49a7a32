package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Page;
import io.jenkins.plugins.azurerender.emulator.protocol.Responses;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Job;
import io.jenkins.plugins.azurerender.emulator.state.JobPreparation;
import java.util.List;

/** Operations that add, get, list and update jobs. */
final class JobOperations extends Operations {
    JobOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        String one = "/jobs/{jobId}";
        router.on("Job_Add", "POST", "/jobs", locked(this::add))
                .on("Job_List", "GET", "/jobs", locked(this::list))
                .on("Job_Get", "GET", one, locked(call -> entity(call, "jobs", job(call))))
                .on("Job_Update", "PUT", one, locked(this::replace))
                .on("Job_Patch", "PATCH", one, locked(this::patch))
                .on("Job_GetTaskCounts", "GET", one + "/taskcounts", locked(this::counts))
                .on(
                        "Job_ListPreparationAndReleaseTaskStatus",
                        "GET",
                        one + "/jobpreparationandreleasetaskstatus",
                        locked(this::preparations));
    }

    private Response add(Call call) {
        ObjectNode spec = call.body("JobAddParameter");
        String key = BatchAccount.key(Validation.id(spec));
        JobValidation.job(spec, account().applications());
        Job old = account().jobs().get(key);
        if (old != null) {
            throw old.is("deleting") ? ErrorCode.JobBeingDeleted.with() : ErrorCode.JobExists.with();
        }
        if (account().schedules().containsKey(key)) {
            throw ErrorCode.JobScheduleWithSameIdExists.with();
        }
        if (account().jobQuotaReached()) {
            throw ErrorCode.ActiveJobAndScheduleQuotaReached.with();
        }
        Job job = new Job(account(), spec);
        account().jobs().put(key, job);
        job.begin();
        return done(201, call, job);
    }

    private Response list(Call call) {
        return Page.of(call, "jobs", account().jobs().values(), Job::position, job -> Statistics.addTo(call, job));
    }

    private Response patch(Call call) {
        Job job = modifiableJob(call);
        ObjectNode changes = call.body("JobPatchParameter");
        JobValidation.changes(changes);
        return changed(call, job, changes);
    }

    /** Properties that are not specified get their defaults again. */
    private Response replace(Call call) {
        Job job = modifiableJob(call);
        ObjectNode changes = call.body("JobUpdateParameter");
        JobValidation.changes(changes);
        job.spec().remove(List.of("priority", "maxParallelTasks", "constraints", "metadata", "onAllTasksComplete"));
        return changed(call, job, changes);
    }

    private Response changed(Call call, Job job, ObjectNode changes) {
        if (changes.has("poolInfo") && !job.is("disabled")) {
            String poolId = changes.at("/poolInfo/poolId").asText("");
            if (!poolId.equalsIgnoreCase(job.poolId())
                    && !changes.at("/poolInfo").has("autoPoolSpecification")) {
                throw ErrorCode.OperationInvalidForCurrentState.with(
                        "Reason", "The pool of a job can be changed only while the job is disabled.");
            }
        }
        job.spec().setAll(changes);
        job.changed();
        return done(200, call, job);
    }

    private Response counts(Call call) {
        ObjectNode json = job(call).counts().document();
        json.put("odata.metadata", call.baseUrl() + "/$metadata#taskcountsresult");
        return Responses.ok(json);
    }

    private Response preparations(Call call) {
        Job job = job(call);
        if (!job.spec().has("jobPreparationTask")) {
            throw ErrorCode.JobPreparationTaskNotSpecified.with();
        }
        return Page.of(
                call,
                "jobpreparationandreleasetaskexecutioninfo",
                List.copyOf(job.preparations().values()),
                JobPreparation::document);
    }
}

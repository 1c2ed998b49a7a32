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
import io.jenkins.plugins.azurerender.emulator.state.JobSchedule;

/** Operations on job schedules. */
final class JobScheduleOperations extends Operations {
    JobScheduleOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        String one = "/jobschedules/{jobScheduleId}";
        router.on("JobSchedule_Add", "POST", "/jobschedules", locked(this::add))
                .on("JobSchedule_List", "GET", "/jobschedules", locked(this::list))
                .on("JobSchedule_Get", "GET", one, locked(call -> entity(call, "jobschedules", schedule(call))))
                .on("JobSchedule_Exists", "HEAD", one, locked(this::exists))
                .on("JobSchedule_Patch", "PATCH", one, locked(call -> change(call, "JobSchedulePatchParameter")))
                .on("JobSchedule_Update", "PUT", one, locked(call -> change(call, "JobScheduleUpdateParameter")))
                .on("JobSchedule_Delete", "DELETE", one, locked(this::delete))
                .on("JobSchedule_Disable", "POST", one + "/disable", locked(this::disable))
                .on("JobSchedule_Enable", "POST", one + "/enable", locked(this::enable))
                .on("JobSchedule_Terminate", "POST", one + "/terminate", locked(this::terminate))
                .on("Job_ListFromJobSchedule", "GET", one + "/jobs", locked(this::jobs));
    }

    private Response add(Call call) {
        ObjectNode spec = call.body("JobScheduleAddParameter");
        String key = BatchAccount.key(Validation.id(spec));
        JobValidation.job(spec.get("jobSpecification"), account().applications());
        if (account().schedules().containsKey(key)) {
            throw ErrorCode.JobScheduleExists.with();
        }
        if (account().jobs().containsKey(key)) {
            throw ErrorCode.JobWithSameIdExists.with();
        }
        if (account().jobQuotaReached()) {
            throw ErrorCode.ActiveJobAndScheduleQuotaReached.with();
        }
        JobSchedule schedule = new JobSchedule(account(), spec);
        account().schedules().put(key, schedule);
        schedule.begin();
        return done(201, call, schedule);
    }

    private Response list(Call call) {
        return Page.of(
                call, "jobschedules", account().schedules().values(), JobSchedule::position, JobSchedule::document);
    }

    private Response exists(Call call) {
        JobSchedule schedule = conditional(call, schedule(call));
        return Responses.tagged(new Response(200), schedule.entityTag(), schedule.lastModified());
    }

    private Response jobs(Call call) {
        return Page.of(call, "jobs", schedule(call).jobs(), Job::position, Job::document);
    }

    private JobSchedule modifiable(Call call) {
        JobSchedule schedule = conditional(call, schedule(call));
        if (schedule.is("deleting")) {
            throw ErrorCode.JobScheduleBeingDeleted.with();
        }
        if (schedule.is("terminating")) {
            throw ErrorCode.JobScheduleBeingTerminated.with();
        }
        if (schedule.is("completed")) {
            throw ErrorCode.JobScheduleCompleted.with();
        }
        return schedule;
    }

    private Response change(Call call, String type) {
        JobSchedule schedule = modifiable(call);
        ObjectNode changes = call.body(type);
        if (changes.has("jobSpecification")) {
            JobValidation.job(changes.get("jobSpecification"), account().applications());
        }
        schedule.spec().setAll(changes);
        schedule.changed();
        return done(200, call, schedule);
    }

    private Response delete(Call call) {
        JobSchedule schedule = conditional(call, schedule(call));
        if (schedule.is("deleting")) {
            throw ErrorCode.JobScheduleBeingDeleted.with();
        }
        schedule.delete();
        return new Response(202);
    }

    private Response disable(Call call) {
        JobSchedule schedule = modifiable(call);
        schedule.disable();
        return done(204, call, schedule);
    }

    private Response enable(Call call) {
        JobSchedule schedule = modifiable(call);
        schedule.enable();
        return done(204, call, schedule);
    }

    private Response terminate(Call call) {
        JobSchedule schedule = modifiable(call);
        schedule.terminate();
        return done(202, call, schedule);
    }
}

package io.jenkins.plugins.azurerender.emulator.api;

import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ConditionalHeaders;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Responses;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Entity;
import io.jenkins.plugins.azurerender.emulator.state.Job;
import io.jenkins.plugins.azurerender.emulator.state.JobSchedule;
import io.jenkins.plugins.azurerender.emulator.state.Node;
import io.jenkins.plugins.azurerender.emulator.state.Pool;
import io.jenkins.plugins.azurerender.emulator.state.Task;
import java.util.function.Function;

/** Base class of the operations: looks up the resources in a path and runs an operation under the account lock. */
abstract class Operations {
    private final BatchAccount account;

    Operations(BatchAccount account) {
        this.account = account;
    }

    final BatchAccount account() {
        return account;
    }

    abstract void addTo(Router router);

    /** Returns the operation wrapped in the account lock. */
    final Router.Operation locked(Function<Call, Response> operation) {
        return call -> account.locked(() -> operation.apply(call));
    }

    /** Returns the resource after checking the conditional headers. */
    static <T extends Entity> T conditional(Call call, T entity) {
        ConditionalHeaders.check(call.request(), entity.entityTag(), entity.lastModified());
        return entity;
    }

    final Pool pool(Call call) {
        Pool pool = account.pools().get(BatchAccount.key(call.name("poolId")));
        if (pool == null) {
            throw ErrorCode.PoolNotFound.with();
        }
        return pool;
    }

    final Node node(Call call) {
        Node node = pool(call).nodes().get(call.name("nodeId"));
        if (node == null) {
            throw ErrorCode.NodeNotFound.with();
        }
        return node;
    }

    final Job job(Call call) {
        Job job = account.jobs().get(BatchAccount.key(call.name("jobId")));
        if (job == null) {
            throw ErrorCode.JobNotFound.with();
        }
        return job;
    }

    /** Returns the job of a call unless it is being deleted or terminated, or is completed. */
    final Job modifiableJob(Call call) {
        return checkModifiable(conditional(call, job(call)));
    }

    /** Returns the job unless it is being deleted or terminated, or is completed. */
    static Job checkModifiable(Job job) {
        if (job.is("deleting")) {
            throw ErrorCode.JobBeingDeleted.with();
        }
        if (job.is("terminating")) {
            throw ErrorCode.JobBeingTerminated.with();
        }
        if (job.is("completed")) {
            throw ErrorCode.JobCompleted.with();
        }
        return job;
    }

    final JobSchedule schedule(Call call) {
        JobSchedule schedule = account.schedules().get(BatchAccount.key(call.name("jobScheduleId")));
        if (schedule == null) {
            throw ErrorCode.JobScheduleNotFound.with();
        }
        return schedule;
    }

    final Task task(Call call) {
        Task task = job(call).tasks().get(BatchAccount.key(call.name("taskId")));
        if (task == null) {
            throw ErrorCode.TaskNotFound.with();
        }
        return task;
    }

    static Response entity(Call call, String kind, Entity entity) {
        return Responses.entity(
                call,
                kind,
                Statistics.addTo(call, conditional(call, entity)),
                entity.entityTag(),
                entity.lastModified());
    }

    static Response done(int status, Call call, Entity entity) {
        return Responses.done(status, call, entity.path(), entity.entityTag(), entity.lastModified());
    }
}

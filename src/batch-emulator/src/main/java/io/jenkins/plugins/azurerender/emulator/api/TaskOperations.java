package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.Page;
import io.jenkins.plugins.azurerender.emulator.protocol.Responses;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.protocol.SelectClause;
import io.jenkins.plugins.azurerender.emulator.protocol.ServiceException;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Job;
import io.jenkins.plugins.azurerender.emulator.state.Task;

/** Operations on tasks. */
final class TaskOperations extends Operations {
    private static final int MAX_COLLECTION = 100;

    TaskOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        String one = "/jobs/{jobId}/tasks/{taskId}";
        router.on("Task_Add", "POST", "/jobs/{jobId}/tasks", locked(this::add))
                .on("Task_AddCollection", "POST", "/jobs/{jobId}/addtaskcollection", locked(this::addCollection))
                .on("Task_List", "GET", "/jobs/{jobId}/tasks", locked(this::list))
                .on("Task_Get", "GET", one, locked(call -> entity(call, "tasks", task(call))))
                .on("Task_Update", "PUT", one, locked(this::update))
                .on("Task_Delete", "DELETE", one, locked(this::delete))
                .on("Task_Terminate", "POST", one + "/terminate", locked(this::terminate))
                .on("Task_Reactivate", "POST", one + "/reactivate", locked(this::reactivate))
                .on("Task_ListSubtasks", "GET", one + "/subtasksinfo", locked(this::subtasks));
    }

    private Response add(Call call) {
        Job job = checkModifiable(job(call));
        return done(201, call, add(job, call.body("TaskAddParameter")));
    }

    private Task add(Job job, ObjectNode spec) {
        JobValidation.task(job, spec, account().applications());
        if (job.tasks().containsKey(BatchAccount.key(spec.get("id").asText()))) {
            throw ErrorCode.TaskExists.with();
        }
        return job.add(spec);
    }

    private Response addCollection(Call call) {
        Job job = checkModifiable(job(call));
        JsonNode specs = call.body("TaskAddCollectionParameter").get("value");
        if (specs.size() > MAX_COLLECTION) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName", "value", "Reason", "A call can add at most 100 tasks.");
        }
        ObjectNode json = Json.object();
        json.put("odata.metadata", call.baseUrl() + "/$metadata#taskaddresult");
        ArrayNode results = json.putArray("value");
        specs.forEach(spec -> results.add(result(call, job, (ObjectNode) spec)));
        return Responses.ok(json);
    }

    private ObjectNode result(Call call, Job job, ObjectNode spec) {
        ObjectNode result = Json.object();
        String id = spec.path("id").asText();
        String url = call.baseUrl() + "/" + job.path() + "/tasks/" + id;
        try {
            Task task = add(job, spec);
            result.put("status", "success").put("taskId", id);
            result.put("eTag", task.entityTag())
                    .put("lastModified", task.lastModified().toString());
        } catch (ServiceException e) {
            result.put("status", "clienterror").put("taskId", id);
            result.set("error", e.body(""));
        }
        return result.put("location", url);
    }

    private Response list(Call call) {
        return Page.of(call, "tasks", job(call).tasks().values(), Task::position, Task::document);
    }

    /** Returns an empty list for a task that is not a multi-instance task. */
    private Response subtasks(Call call) {
        ObjectNode json = Json.object();
        json.put("odata.metadata", call.baseUrl() + "/$metadata#subtasks");
        ArrayNode value = json.putArray("value");
        task(call)
                .lifecycle()
                .subtasks()
                .forEach(one -> value.add(SelectClause.of(one, call.parameter("$select"), "subtasks")));
        return Responses.ok(json);
    }

    private Response update(Call call) {
        Task task = conditional(call, task(call));
        ObjectNode constraints = Json.objectAt(call.body("TaskUpdateParameter"), "constraints");
        if (task.is("completed")) {
            throw ErrorCode.TaskCompleted.with();
        }
        Validation.range(constraints, "maxTaskRetryCount", -1, Integer.MAX_VALUE);
        task.constraints(constraints);
        return done(200, call, task);
    }

    private Response delete(Call call) {
        conditional(call, task(call)).lifecycle().delete();
        return new Response(200);
    }

    private Response terminate(Call call) {
        Task task = conditional(call, task(call));
        if (task.is("completed")) {
            throw ErrorCode.TaskCompleted.with();
        }
        task.lifecycle().terminate();
        return done(204, call, task);
    }

    private Response reactivate(Call call) {
        Task task = conditional(call, task(call));
        checkModifiable(job(call));
        if (!task.is("completed")) {
            throw ErrorCode.TaskNotCompleted.with();
        }
        if (task.lifecycle().exitedWithZero()) {
            throw ErrorCode.TaskSucceeded.with();
        }
        task.lifecycle().reactivate();
        return done(204, call, task);
    }
}

package io.jenkins.plugins.azurerender.emulator.protocol;

/** The error codes of the service, spelled as in the REST API, with status and message. */
public enum ErrorCode {
    ApplicationNotFound(404, "The specified application does not exist."),
    AuthenticationFailed(
            403,
            "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly"
                    + " including the signature."),
    AutoScalingFormulaSyntaxError(400, "The specified autoscaling formula has a syntax error."),
    AutoScalingFormulaTooLong(400, "The specified auto-scaling formula exceeds the length limit of 8192 characters."),
    TooManyEnableAutoScaleRequests(503, "Too many Enable Pool AutoScale requests are issued on the pool."),
    ActiveJobAndScheduleQuotaReached(409, "The Batch account has reached its quota of active jobs and job schedules."),
    ConditionNotMet(412, "The condition specified using HTTP conditional header(s) is not met."),
    EmptyMetadataKey(400, "An empty metadata key was specified."),
    FileNotFound(404, "The specified file does not exist."),
    InternalError(500, "Server encountered an internal error. Please try again after some time."),
    InvalidAuthenticationInfo(401, "Authentication information is not given in the correct format."),
    InvalidAutoScalingSettings(400, "The automatic scaling settings are not valid."),
    InvalidApplicationPackageReferences(409, "One or more application package references could not be satisfied."),
    InvalidHeaderValue(400, "The value for one of the HTTP headers is not in the correct format."),
    InvalidPropertyValue(400, "The value provided for one of the properties in the request body is invalid."),
    InvalidQueryParameterValue(400, "Value for one of the query parameters specified in the request URI is invalid."),
    InvalidRange(416, "The range specified is invalid for the current size of the resource."),
    InvalidRequestBody(400, "The specified Request Body is not syntactically valid."),
    InvalidUri(400, "The requested URI does not represent any resource on the server."),
    JobBeingDeleted(409, "The specified job is in the process of being deleted."),
    JobBeingTerminated(409, "The specified job is in the process of being terminated."),
    JobCompleted(409, "The specified job is already in a completed state."),
    JobExists(409, "The specified job already exists."),
    JobNotFound(404, "The specified job does not exist."),
    JobPreparationTaskNotSpecified(409, "The specified job does not have a job preparation task."),
    JobScheduleBeingDeleted(409, "The specified job schedule is in the process of being deleted."),
    JobScheduleBeingTerminated(409, "The specified job schedule is in the process of being terminated."),
    JobScheduleCompleted(409, "The specified job schedule has already completed."),
    JobScheduleWithSameIdExists(
            409, "A job schedule with the specified job id exists. Job and job schedule cannot have the same id."),
    JobWithSameIdExists(
            409, "A job with the specified job schedule id exists. Job and job schedule cannot have the same id."),
    JobScheduleExists(409, "The specified job schedule already exists."),
    JobScheduleNotFound(404, "The specified job schedule does not exist."),
    MissingRequiredHeader(400, "An HTTP header that's mandatory for this request is not specified."),
    MissingRequiredProperty(400, "A required property was not specified in the request body."),
    MissingRequiredQueryParameter(400, "A query parameter that's mandatory for this request is not specified."),
    NodeAlreadyInTargetSchedulingState(409, "The specified node is already in the target scheduling state."),
    NodeBeingCreated(409, "The specified node is being created."),
    NodeBeingRebooted(409, "The specified node is being rebooted."),
    NodeBeingReimaged(409, "The specified node is being reimaged."),
    NodeBeingStarted(409, "The specified node is being started."),
    NodeNotFound(404, "The specified node does not exist."),
    NodeUserExists(409, "The specified node user already exists."),
    NodeUserNotFound(404, "The specified node user does not exist."),
    OperationInvalidForCurrentState(409, "The specified operation is not valid for the current state of the resource."),
    OutOfRangeInput(400, "One of the request inputs is out of range."),
    NotModified(304, "The resource has not been modified."),
    OperationNotValidOnNode(409, "The specified operation is not valid on the node."),
    OperationNotValidOnPool(409, "The specified operation is not valid on the pool."),
    OutOfRangeQueryParameterValue(
            400, "A query parameter specified in the request URI is outside the permissible range."),
    OutOfRangePriority(400, "The job priority is out of range."),
    PoolBeingDeleted(409, "The specified pool is in the process of being deleted."),
    PoolBeingResized(409, "The specified pool is in the process of being resized."),
    PoolExists(409, "The specified pool already exists."),
    PoolNotFound(404, "The specified pool does not exist."),
    PoolQuotaReached(409, "The Batch account has reached its quota of pools."),
    RequestBodyTooLarge(413, "The request body is too large and exceeds the maximum permissible limit."),
    ServerBusy(503, "Server is currently unable to receive requests. Please try again after some time."),
    TaskCompleted(409, "The specified task has already completed."),
    TaskDependenciesNotSpecifiedOnJob(
            400, "The job does not use task dependencies; set usesTaskDependencies to true on the job."),
    TaskDependencyListTooLong(400, "The list of task dependencies is too long."),
    TaskDependencyRangesTooLong(400, "The list of ranges of task ids is too long to be stored."),
    TaskExists(409, "The specified task already exists."),
    TaskFilesCleanedup(409, "The task's files were cleaned up from the node: the retention time has passed."),
    TaskFilesUnavailable(409, "The task's files are unavailable: the task did not run, or its node is gone."),
    TaskIdSameAsJobPreparationTask(409, "The task's id is the same as that of the job preparation task."),
    TaskIdSameAsJobReleaseTask(409, "The task's id is the same as that of the job release task."),
    TaskNotCompleted(
            409,
            "The specified task is not in a completed state, and the requested operation can be performed only on completed"
                    + " tasks."),
    TaskSucceeded(
            409,
            "The specified task has already completed successfully, and the requested operation cannot be performed on"
                    + " successful tasks."),
    /** Bearer tokens get the same code as a wrong signature, with another status. */
    TokenRejected(
            401,
            "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly.",
            "AuthenticationFailed"),
    TaskNotFound(404, "The specified task does not exist."),
    TooManyRequests(429, "Too many requests. Please try again after some time."),
    UnsupportedHttpVerb(405, "The resource doesn't support the specified HTTP verb."),
    UnsupportedMediaType(415, "The media type of the request body is not supported."),
    UnsupportedRequestVersion(400, "The specified api-version is not supported.");

    private final int status;
    private final String message;
    private final String responseCode;

    ErrorCode(int status, String message) {
        this(status, message, null);
    }

    ErrorCode(int status, String message, String responseCode) {
        this.status = status;
        this.message = message;
        this.responseCode = responseCode;
    }

    /** Returns the code in the response. */
    String responseCode() {
        return responseCode == null ? name() : responseCode;
    }

    public int status() {
        return status;
    }

    public String message() {
        return message;
    }

    /** Returns the exception to throw; details are pairs of key and value. */
    public ServiceException with(String... details) {
        return new ServiceException(this, details);
    }
}

package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.pool.PoolSettings;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.results.Ownership;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Brings a scene with its assets to storage and makes a Batch job that renders its frames. Returns the job's id. */
public final class AzureRenderSubmitStep extends StagingStep {

    private static final long serialVersionUID = 1L;

    static final int DEFAULT_TIME_LIMIT_HOURS = 24;
    private static final int MAX_TIME_LIMIT_HOURS = 180 * 24;

    private final String scene;
    private String account;
    private String pool;
    private PoolSettings autoPool;
    private int timeLimitHours = DEFAULT_TIME_LIMIT_HOURS;

    /** @param scene a .blend file, as a path in the workspace */
    @DataBoundConstructor
    public AzureRenderSubmitStep(String scene) {
        this.scene = Util.fixNull(scene).strip();
    }

    public String getScene() {
        return scene;
    }

    public String getAccount() {
        return account;
    }

    @DataBoundSetter
    public void setAccount(String account) {
        this.account = Util.fixEmptyAndTrim(account);
    }

    public String getPool() {
        return pool;
    }

    /** @param pool the pool to render on; null for the one prepared last in this build, or else for one of its own */
    @DataBoundSetter
    public void setPool(String pool) {
        this.pool = Util.fixEmptyAndTrim(pool);
    }

    public PoolSettings getAutoPool() {
        return autoPool;
    }

    /** @param autoPool what a pool is made of that lives as long as this render; null for defaults, or for another pool */
    @DataBoundSetter
    public void setAutoPool(PoolSettings autoPool) {
        this.autoPool = autoPool;
    }

    public int getTimeLimitHours() {
        return timeLimitHours;
    }

    /** @param timeLimitHours after so many hours Batch ends the job, whether Jenkins is there or not */
    @DataBoundSetter
    public void setTimeLimitHours(int timeLimitHours) {
        this.timeLimitHours = timeLimitHours;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(this, context);
    }

    /** Checks what can be checked without asking anyone. */
    void check() {
        if (scene.isEmpty()) {
            throw new InvalidRequestException("No scene is given: set scene to a .blend file in the workspace.");
        }
        if (timeLimitHours < 1 || timeLimitHours > MAX_TIME_LIMIT_HOURS) {
            throw new InvalidRequestException(
                    "The time limit is %d hours: give 1 to %d.".formatted(timeLimitHours, MAX_TIME_LIMIT_HOURS));
        }
        checkTasks();
        checkLayout();
        RenderPool.check(pool, autoPool);
        checkAssets();
        checkPlan();
        checkStaging();
        if (!bringsAssetsOnly()) {
            settings(scene, SceneFacts.UNREAD).plan();
        }
    }

    private static final class Execution extends BackgroundExecution {

        private static final long serialVersionUID = 1L;

        private final AzureRenderSubmitStep step;
        private String jobId;

        Execution(AzureRenderSubmitStep step, StepContext context) {
            super(context);
            this.step = step;
        }

        /** The job's id is settled here, before anything is sent, so that a repeated start means the same job. */
        @Override
        void prepare() throws Exception {
            step.check();
            Run<?, ?> run = getContext().get(Run.class);
            jobId = Ownership.jobId(run, RenderAction.of(run).nextNumber());
        }

        @Override
        void work() throws Exception {
            SubmitRender submit = new SubmitRender(
                    getContext().get(Run.class),
                    getContext().get(FilePath.class),
                    getContext().get(TaskListener.class));
            RenderLog log = new RenderLog(getContext().get(TaskListener.class));
            if (FailedFrames.WORD.equals(step.getFrames())
                    && !FailedFrames.settle(step, jobId, getContext().get(Run.class), log)) {
                finish(jobId);
            } else if (step.bringsAssetsOnly()) {
                finish(submit.bringAssets(step, jobId));
            } else if (step.isDryRun()) {
                new DryRun(
                                getContext().get(Run.class),
                                getContext().get(FilePath.class),
                                getContext().get(TaskListener.class))
                        .tell(step, jobId);
                finish(jobId);
            } else {
                submit.submit(step, jobId);
                finish(jobId);
            }
        }

        @Override
        void undo() throws Exception {
            Run<?, ?> run = getContext().get(Run.class);
            Optional<RenderRecord> record = RenderAction.of(run).find(jobId);
            if (record.isPresent()) {
                RenderEnd.of(record.get(), run, "The build was aborted");
            }
        }

        @Override
        public String getStatus() {
            return "submitting " + step.scene;
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "azureRenderSubmit";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderSubmitStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FilePath.class);
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillMissingAssetsItems() {
            return missingAssetsItems();
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillUploadItems() {
            return uploadItems();
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillStagingItems() {
            return stagings();
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillFormatItems() {
            ListBoxModel formats = new ListBoxModel();
            formats.add(ImageFormat.PNG.name(), "");
            for (ImageFormat format : ImageFormat.values()) {
                if (format != ImageFormat.PNG) {
                    formats.add(format.name());
                }
            }
            return formats;
        }
    }
}

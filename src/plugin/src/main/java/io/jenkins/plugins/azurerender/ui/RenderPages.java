package io.jenkins.plugins.azurerender.ui;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The renders of a build: a section of the build summary, and pages below {@code azure-render/}. */
@ExportedBean
public final class RenderPages implements Action {

    private static final Logger LOGGER = Logger.getLogger(RenderPages.class.getName());

    private final Run<?, ?> run;
    private final RenderAction action;

    RenderPages(Run<?, ?> run, RenderAction action) {
        this.run = run;
        this.action = action;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** The renders; in the remote API of the build only with a higher depth, because the frame tables must be read. */
    @Exported(inline = true, visibility = 2)
    public List<RenderPage> getRenders() {
        return action.getRenders().stream().flatMap(this::readable).toList();
    }

    /** A render that cannot be read is omitted, so that the page of the build still works. */
    private Stream<RenderPage> readable(RenderRecord record) {
        try {
            return Stream.of(page(record));
        } catch (RuntimeException x) {
            LOGGER.log(Level.WARNING, x, () -> "Cannot show the render " + record.getJobId() + " of " + run);
            return Stream.of();
        }
    }

    /** The page at {@code render/<job id>/}; null when the build has no such render. */
    public RenderPage getRender(String id) {
        return action.find(id).map(this::page).orElse(null);
    }

    private RenderPage page(RenderRecord record) {
        return new RenderPage(run, action, record);
    }

    /** Id of the only render, whose page is shown instead of a list; null when there are several. */
    public String getOnlyRender() {
        List<RenderRecord> renders = action.getRenders();
        return renders.size() == 1 ? renders.get(0).getJobId() : null;
    }

    public FailedFramesRetry getFailedFramesRetry() {
        return new FailedFramesRetry(run);
    }

    /** Starts a build that renders the missing frames of this one. */
    @RequirePOST
    public void doRetryFailed(StaplerResponse2 response) throws IOException {
        run.getParent().checkPermission(Item.BUILD);
        FailedFramesRetry retry = getFailedFramesRetry();
        String problem = retry.getProblem();
        if (problem != null) {
            ButtonResponse.conflict(response, problem);
        } else if (retry.schedule().isPresent()) {
            ButtonResponse.ok(response, Messages.FailedFramesRetry_Queued(retry.getCount()));
        } else {
            ButtonResponse.conflict(response, Messages.FailedFramesRetry_Disabled());
        }
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public String getIconFileName() {
        return "symbol-images-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.RenderPages_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "azure-render";
    }

    /** Adds the pages to each build that has renders. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return RenderPages.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run run) {
            Run<?, ?> build = run;
            RenderAction renders = build.getAction(RenderAction.class);
            return renders == null || renders.getRenders().isEmpty()
                    ? List.of()
                    : List.of(new RenderPages(build, renders));
        }
    }
}

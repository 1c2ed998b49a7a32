/** What all steps share on the Jenkins side: execution outside the Pipeline thread, the build log, errors for users. */
package io.jenkins.plugins.azurerender.jenkins;

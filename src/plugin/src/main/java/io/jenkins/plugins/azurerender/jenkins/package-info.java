/** Common code of the steps: execution outside the CPS VM thread, the build log, errors for users. */
package io.jenkins.plugins.azurerender.jenkins;

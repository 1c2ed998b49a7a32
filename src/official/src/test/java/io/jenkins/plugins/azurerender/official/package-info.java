/** What only a real Jenkins can show: forms, pages, configuration as code, and restarts of a whole process. */
package io.jenkins.plugins.azurerender.official;

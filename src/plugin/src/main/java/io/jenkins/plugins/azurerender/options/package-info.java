/** What a user chooses of renderer and tasks, as it is written in a Pipeline, shown in a form and kept with a build. */
package io.jenkins.plugins.azurerender.options;

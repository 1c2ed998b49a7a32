/** Pages and actions of builds and jobs. All data is read from the files of the build. */
package io.jenkins.plugins.azurerender.ui;

@echo off
rem Starts Secant on the JDK that JAVA_HOME names, else on the first java of PATH.
rem
rem   JAVA_HOME            the JDK or JRE to use, 17 or newer
rem   SECANT_JAVA_OPTS     options for the JVM, separated by blanks: set SECANT_JAVA_OPTS=-Xmx4g
rem   SECANT_PLUGINS_HOME  the folder of plug-ins to use instead of plugins\ beside bin\
rem   SECANT_PLUGINS       more folders of plug-ins, separated as in PATH
rem   SECANT_LOG           level of the log on standard error: ERROR, WARN (default), INFO, DEBUG, TRACE, OFF
setlocal DisableDelayedExpansion

for %%I in ("%~dp0..") do set "SECANT_HOME_DIR=%%~fI"

if defined JAVA_HOME goto javaHome
set "SECANT_JAVA="
for %%I in (java.exe) do set "SECANT_JAVA=%%~$PATH:I"
if defined SECANT_JAVA goto version
echo secant: no java found; install a Java 17 or newer, or set JAVA_HOME to one 1>&2
exit /b 125

:javaHome
set "SECANT_JAVA=%JAVA_HOME:"=%\bin\java.exe"
if exist "%SECANT_JAVA%" goto version
echo secant: JAVA_HOME is "%JAVA_HOME:"=%", which has no bin\java.exe; set it to a Java 17 or newer, or unset it 1>&2
exit /b 125

:version
set "SECANT_JAVA_VERSION="
for %%I in ("%SECANT_JAVA%") do set "SECANT_RELEASE=%%~dpI..\release"
if not exist "%SECANT_RELEASE%" goto start
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%SECANT_RELEASE%"`) do set "SECANT_JAVA_VERSION=%%~V"
if not defined SECANT_JAVA_VERSION goto start
if "%SECANT_JAVA_VERSION:~0,2%"=="1." set "SECANT_JAVA_VERSION=%SECANT_JAVA_VERSION:~2%"
for /f "delims=.-+_" %%V in ("%SECANT_JAVA_VERSION%") do set "SECANT_JAVA_VERSION=%%V"
if %SECANT_JAVA_VERSION% GEQ 17 goto start
echo secant: needs Java 17 or newer, but "%SECANT_JAVA%" is Java %SECANT_JAVA_VERSION%; set JAVA_HOME to a newer one 1>&2
exit /b 125

:start
if not defined SECANT_PLUGINS_HOME set "SECANT_PLUGINS_HOME=%SECANT_HOME_DIR%\plugins"
rem A backslash at the end of an argument would escape the quote behind it. That of a drive must stay: C: is another folder.
set "SECANT_PLUGINS_HOME=%SECANT_PLUGINS_HOME:"=%"
:strip
if not "%SECANT_PLUGINS_HOME:~-1%"=="\" goto stripped
set "SECANT_PLUGINS_HOME=%SECANT_PLUGINS_HOME:~0,-1%"
goto strip
:stripped
if "%SECANT_PLUGINS_HOME:~-1%"==":" set "SECANT_PLUGINS_HOME=%SECANT_PLUGINS_HOME%\."
if "%SECANT_HOME_DIR:~-1%"=="\" set "SECANT_HOME_DIR=%SECANT_HOME_DIR%."
set "SECANT_LOGGING="
if exist "%SECANT_HOME_DIR%\conf\logback.xml" set SECANT_LOGGING="-Dlogback.configurationFile=%SECANT_HOME_DIR%\conf\logback.xml"
"%SECANT_JAVA%" -XX:+UseSerialGC "-Dsecant.home=%SECANT_HOME_DIR%" "-Dsecant.plugins.home=%SECANT_PLUGINS_HOME%" %SECANT_LOGGING% %SECANT_JAVA_OPTS% -cp "%SECANT_HOME_DIR%\lib\secant-cli.jar" dev.secant.cli.Main %*
exit /b %ERRORLEVEL%

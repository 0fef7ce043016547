; The installer of Paliers numériques: for one person without any right, or for the whole post with /ALLUSERS.
; Made by build.py, which gives VERSION, SIZE_KB, FILES, ICON, LICENCE, OUTPUT and, for a signed release, SIGN.
;
;   /S          without a window           /D=FOLDER   elsewhere (last, unquoted)
;   /ALLUSERS   for every account, in Program Files; asks for an administrator
; Exit codes: 0 done, 1 given up by the person, 2 a file could not be written, 3 Windows too old, 4 the program stayed open,
; 740 administrator needed (the code of Windows for it).
; It fetches nothing, never restarts the post, and neither it nor the uninstaller ever touches a dossier.

Target amd64-unicode
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include "${FILES}"

!define NAME "Paliers numériques"
!define FOLDER "Paliers-numeriques"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\PaliersNumeriques"
!define PROGID "PaliersNumeriques.Dossier"
!define EXTENSION ".paliers"
!define MIME "application/vnd.paliers.dossier"
!define GIVEN_UP 1
!define TOO_OLD 3
!define STAYED_OPEN 4
!define NOT_ADMINISTRATOR 740
!define FIRST_BUILD 17763 ; Windows 10 1809, the oldest that Qt supports
!define WAITS 40 ; half-seconds for the program to close

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave off
ShowInstDetails hide
ShowUninstDetails hide
!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1036 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de ${NAME}"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "Licence EUPL 1.2"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LICENSEPAGE_TEXT_BOTTOM "Ce logiciel est libre. Sa licence, l’EUPL 1.2, permet de l’utiliser, de le copier et de le modifier."
!define MUI_FINISHPAGE_TITLE "${NAME} est installé"
!define MUI_FINISHPAGE_TEXT "Le programme est dans le menu Démarrer, et un double clic sur un fichier .paliers l’ouvre."
!define MUI_FINISHPAGE_RUN "$INSTDIR\paliers-desktop.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir ${NAME}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} va être enlevé de ce poste, avec ses préférences. Vos fichiers .paliers, leurs sauvegardes et vos exports restent où ils sont."
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_SHOW dontRunAsAdministrator
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

Var everyone ; 1: for every account

!macro leave code
  SetErrorLevel ${code}
  Quit
!macroend

; Everyone's folders and HKLM, or the person's and HKCU: $SMPROGRAMS and SHCTX follow.
!macro chooseAccounts
  ${If} $everyone == 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

; A program that runs holds its file: asked to close as by its own cross, never killed.
!macro defineCloseProgram un
Function ${un}closeProgram
  StrCpy $1 0
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "$INSTDIR\paliers-desktop.exe"
      ${ExitDo}
    ${EndIf}
    FileOpen $0 "$INSTDIR\paliers-desktop.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} $1 = 0
      MessageBox MB_OKCANCEL|MB_ICONINFORMATION "${NAME} est ouvert. Il va être fermé ; les réponses déjà données sont enregistrées." /SD IDOK IDOK +3
      SetErrorLevel ${GIVEN_UP}
      Quit
      nsExec::Exec '"$SYSDIR\taskkill.exe" /IM paliers-desktop.exe'
      Pop $0
    ${ElseIf} $1 > ${WAITS}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} est encore ouvert. Fermez-le, puis choisissez « Réessayer »." /SD IDCANCEL IDRETRY +3
      SetErrorLevel ${STAYED_OPEN}
      Quit
      StrCpy $1 -1
    ${EndIf}
    Sleep 500
    IntOp $1 $1 + 1
  ${Loop}
FunctionEnd
!macroend
!insertmacro defineCloseProgram ""
!insertmacro defineCloseProgram "un."

Function .onInit
  ${IfNot} ${AtLeastBuild} ${FIRST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} demande Windows 10 (version 1809) ou plus récent." /SD IDOK
    !insertmacro leave ${TOO_OLD}
  ${EndIf}
  StrCpy $everyone 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    StrCpy $everyone 1
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      MessageBox MB_OK|MB_ICONSTOP "L’installation pour tous les comptes (/ALLUSERS) demande d’être administrateur. Sans cette option, ${NAME} s’installe pour vous seul, sans aucun droit." /SD IDOK
      !insertmacro leave ${NOT_ADMINISTRATOR}
    ${EndIf}
  ${EndIf}
  !insertmacro chooseAccounts
  ${If} $INSTDIR == "" ; no /D
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" "InstallLocation" ; where it already is
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $everyone == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${FOLDER}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${FOLDER}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function dontRunAsAdministrator
  ${If} $everyone == 1
    SendMessage $mui.FinishPage.Run ${BM_SETCHECK} ${BST_UNCHECKED} 0
    ShowWindow $mui.FinishPage.Run ${SW_HIDE}
  ${EndIf}
FunctionEnd

Section
  Call closeProgram
  ; An earlier version leaves first, with what only it had; preferences stay.
  ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\desinstaller.exe"
    ExecWait '"$0\desinstaller.exe" /S /MISEAJOUR _?=$0' $1
    ${If} $1 = ${STAYED_OPEN}
      !insertmacro leave ${STAYED_OPEN}
    ${EndIf}
    Delete "$0\desinstaller.exe"
    RMDir "$0"
  ${EndIf}

  !insertmacro installFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\desinstaller.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\paliers-desktop.exe"

  WriteRegStr SHCTX "Software\Classes\${PROGID}" "" "Dossier ${NAME}"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\paliers-desktop.exe,0"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\paliers-desktop.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\${EXTENSION}" "" "${PROGID}"
  WriteRegStr SHCTX "Software\Classes\${EXTENSION}" "Content Type" "${MIME}"
  WriteRegStr SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}" ""
  WriteRegStr SHCTX "Software\Classes\MIME\Database\Content Type\${MIME}" "Extension" "${EXTENSION}"

  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\paliers-desktop.exe,0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\desinstaller.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\desinstaller.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Function un.onInit
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  StrCpy $everyone 0
  ${If} $0 == $INSTDIR
    StrCpy $everyone 1
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      ${IfNot} ${Silent}
        ExecShell "runas" "$INSTDIR\desinstaller.exe" ; Windows asks for an administrator
      ${EndIf}
      !insertmacro leave ${NOT_ADMINISTRATOR}
    ${EndIf}
  ${EndIf}
  !insertmacro chooseAccounts
FunctionEnd

Section "Uninstall"
  Call un.closeProgram
  ${GetParameters} $2
  ClearErrors
  ${GetOptions} $2 "/MISEAJOUR" $1
  ${If} ${Errors}
    ; What the program wrote by itself for the account that uninstalls, file by file: nothing of someone's can go with it.
    SetShellVarContext current
    Delete "$APPDATA\paliers-numeriques\preferences.json"
    Delete "$APPDATA\paliers-numeriques\fenetre.ini"
    Delete "$APPDATA\paliers-numeriques\campagnes\campagne-*.pmnc.json"
    Delete "$APPDATA\paliers-numeriques\campagnes\cles.json"
    RMDir "$APPDATA\paliers-numeriques\campagnes"
    RMDir "$APPDATA\paliers-numeriques"
    Delete "$LOCALAPPDATA\paliers-numeriques\Logs\paliers.log*"
    RMDir "$LOCALAPPDATA\paliers-numeriques\Logs"
    RMDir "$LOCALAPPDATA\paliers-numeriques"
    !insertmacro chooseAccounts
  ${EndIf}

  Delete "$SMPROGRAMS\${NAME}.lnk"
  ReadRegStr $0 SHCTX "Software\Classes\${EXTENSION}" ""
  ${If} $0 == "${PROGID}" ; else another program took it meanwhile
    DeleteRegValue SHCTX "Software\Classes\${EXTENSION}" ""
    DeleteRegValue SHCTX "Software\Classes\${EXTENSION}" "Content Type"
    DeleteRegKey SHCTX "Software\Classes\MIME\Database\Content Type\${MIME}"
    DeleteRegKey /ifempty SHCTX "Software\Classes\MIME\Database\Content Type"
    DeleteRegKey /ifempty SHCTX "Software\Classes\MIME\Database"
    DeleteRegKey /ifempty SHCTX "Software\Classes\MIME"
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${EXTENSION}"
  DeleteRegKey SHCTX "Software\Classes\${PROGID}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"

  !insertmacro removeFiles
  Delete "$INSTDIR\desinstaller.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR" ; only when empty: someone may keep a dossier there
  ${RefreshShellIcons}
SectionEnd

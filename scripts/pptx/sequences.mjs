/*
 * The order of children in the elements that we write, from the schemas of ECMA-376 (dml-chart.xsd, dml-main.xsd,
 * pml.xsd, shared-math.xsd). PowerPoint repairs a file in which they stand otherwise, and LibreOffice says nothing.
 */
const words = (text) => text.trim().split(/\s+/);
const fills = 'a:noFill a:solidFill a:gradFill a:blipFill a:pattFill a:grpFill';
const bullets =
  'a:buClrTx a:buClr a:buSzTx a:buSzPct a:buSzPts a:buFontTx a:buFont a:buNone a:buAutoNum a:buChar a:buBlip';
const run = `a:ln ${fills} a:effectLst a:effectDag a:highlight a:uLnTx a:uLn a:uFillTx a:uFill a:latin a:ea a:cs a:sym a:hlinkClick a:hlinkMouseOver a:rtl a:extLst`;
const shape = `a:xfrm a:custGeom a:prstGeom ${fills} a:ln a:effectLst a:effectDag a:scene3d a:sp3d a:extLst`;
const paragraph = `a:lnSpc a:spcBef a:spcAft ${bullets} a:tabLst a:defRPr a:extLst`;
const axisStart =
  'c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt';
const shown =
  'c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize c:separator';
const series = 'c:idx c:order c:tx c:spPr';
const table = Object.fromEntries(
  ['a:lnL', 'a:lnR', 'a:lnT', 'a:lnB', 'a:ln'].map((name) => [
    name,
    `${fills} a:prstDash a:custDash a:round a:bevel a:miter a:headEnd a:tailEnd a:extLst`,
  ]),
);
const levels = Array.from({ length: 9 }, (_, i) => `a:lvl${i + 1}pPr`);

/** What an element's children are, in their order; several where that depends on the element around it. */
export const sequences = Object.fromEntries(
  Object.entries({
    'c:chartSpace':
      'c:date1904 c:lang c:roundedCorners mc:AlternateContent c:style c:clrMapOvr c:pivotSource c:protection c:chart c:spPr c:txPr c:externalData c:printSettings c:userShapes c:extLst',
    'c:chart':
      'c:title c:autoTitleDeleted c:pivotFmts c:view3D c:floor c:sideWall c:backWall c:plotArea c:legend c:plotVisOnly c:dispBlanksAs c:extLst',
    'c:plotArea':
      'c:layout c:areaChart c:lineChart c:barChart c:scatterChart c:valAx c:catAx c:dateAx c:dTable c:spPr c:extLst',
    'c:barChart': 'c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:serLines c:axId c:extLst',
    'c:lineChart':
      'c:grouping c:varyColors c:ser c:dLbls c:dropLines c:hiLowLines c:upDownBars c:marker c:smooth c:axId c:extLst',
    'c:areaChart': 'c:grouping c:varyColors c:ser c:dLbls c:dropLines c:axId c:extLst',
    'c:scatterChart': 'c:scatterStyle c:varyColors c:ser c:dLbls c:axId c:extLst',
    'c:barChart/c:ser': `${series} c:invertIfNegative c:pictureOptions c:dPt c:dLbls c:trendline c:errBars c:cat c:val c:shape c:extLst`,
    'c:lineChart/c:ser': `${series} c:marker c:dPt c:dLbls c:trendline c:errBars c:cat c:val c:smooth c:extLst`,
    'c:areaChart/c:ser': `${series} c:pictureOptions c:dPt c:dLbls c:trendline c:errBars c:cat c:val c:extLst`,
    'c:scatterChart/c:ser': `${series} c:marker c:dPt c:dLbls c:trendline c:errBars c:xVal c:yVal c:smooth c:extLst`,
    'c:dPt': 'c:idx c:invertIfNegative c:marker c:bubble3D c:explosion c:spPr c:pictureOptions c:extLst',
    'c:marker': 'c:symbol c:size c:spPr c:extLst',
    'c:dLbls': `c:dLbl c:delete ${shown} c:showLeaderLines c:leaderLines c:extLst`,
    'c:dLbl': `c:idx c:delete c:layout c:tx ${shown} c:extLst`,
    'c:errBars': 'c:errDir c:errBarType c:errValType c:noEndCap c:plus c:minus c:val c:spPr c:extLst',
    'c:catAx': `${axisStart} c:auto c:lblAlgn c:lblOffset c:tickLblSkip c:tickMarkSkip c:noMultiLvlLbl c:extLst`,
    'c:valAx': `${axisStart} c:crossBetween c:majorUnit c:minorUnit c:dispUnits c:extLst`,
    'c:dateAx': `${axisStart} c:auto c:lblOffset c:baseTimeUnit c:majorUnit c:majorTimeUnit c:minorUnit c:minorTimeUnit c:extLst`,
    'c:scaling': 'c:logBase c:orientation c:max c:min c:extLst',
    'c:title': 'c:tx c:layout c:overlay c:spPr c:txPr c:extLst',
    'c:legend': 'c:legendPos c:legendEntry c:layout c:overlay c:spPr c:txPr c:extLst',
    'c:legendEntry': 'c:idx c:delete c:txPr c:extLst',
    'c:manualLayout': 'c:layoutTarget c:xMode c:yMode c:wMode c:hMode c:x c:y c:w c:h c:extLst',
    'c:numCache': 'c:formatCode c:ptCount c:pt c:extLst',
    'c:strCache': 'c:ptCount c:pt c:extLst',
    'c:spPr': shape,
    'p:spPr': shape,
    'cdr:spPr': shape,
    'p:bgPr': `${fills} a:effectLst a:effectDag a:extLst`,
    ...table,
    'a:rPr': run,
    'a:defRPr': run,
    'a:endParaRPr': run,
    'a:pPr': paragraph,
    ...Object.fromEntries(levels.map((level) => [level, paragraph])),
    'a:p': 'a:pPr a:r a:br a:fld a14:m mc:AlternateContent a:endParaRPr',
    'a:bodyPr': 'a:prstTxWarp a:noAutofit a:normAutofit a:spAutoFit a:scene3d a:sp3d a:flatTx a:extLst',
    'p:txBody': 'a:bodyPr a:lstStyle a:p',
    'a:txBody': 'a:bodyPr a:lstStyle a:p',
    'a:tbl': 'a:tblPr a:tblGrid a:tr',
    'a:tc': 'a:txBody a:tcPr a:extLst',
    'a:tcPr': `a:lnL a:lnR a:lnT a:lnB a:lnTlToBr a:lnBlToTr a:cell3D ${fills} a:headers a:extLst`,
    'p:sp': 'p:nvSpPr p:spPr p:style p:txBody p:extLst',
    'p:cxnSp': 'p:nvCxnSpPr p:spPr p:style p:extLst',
    'p:pic': 'p:nvPicPr p:blipFill p:spPr p:style p:extLst',
    'p:graphicFrame': 'p:nvGraphicFramePr p:xfrm a:graphic p:extLst',
    'p:blipFill': 'a:blip a:srcRect a:tile a:stretch',
    'p:cNvPr': 'a:hlinkClick a:hlinkHover a:extLst',
    'p:nvPr': 'p:ph a:wavAudioFile a:audioFile a:videoFile p:custDataLst p:extLst',
    'p:cSld': 'p:bg p:spTree p:custDataLst p:controls p:extLst',
    'p:sld': 'p:cSld p:clrMapOvr p:transition mc:AlternateContent p:timing p:extLst',
    'p:notes': 'p:cSld p:clrMapOvr p:extLst',
    'p:sldLayout': 'p:cSld p:clrMapOvr p:transition p:timing p:hf p:extLst',
    'p:sldMaster': 'p:cSld p:clrMap p:sldLayoutIdLst p:transition p:timing p:hf p:txStyles p:extLst',
    'p:notesMaster': 'p:cSld p:clrMap p:hf p:notesStyle p:extLst',
    'p:presentation':
      'p:sldMasterIdLst p:notesMasterIdLst p:handoutMasterIdLst p:sldIdLst p:sldSz p:notesSz p:smartTags p:embeddedFontLst p:custShowLst p:photoAlbum p:custDataLst p:kinsoku p:defaultTextStyle p:modifyVerifier p:extLst',
    'p:timing': 'p:tnLst p:bldLst p:extLst',
    'p:cTn': 'p:stCondLst p:endCondLst p:endSync p:iterate p:childTnLst p:subTnLst',
    'm:nary': 'm:naryPr m:sub m:sup m:e',
    'm:naryPr': 'm:chr m:limLoc m:grow m:subHide m:supHide m:ctrlPr',
    'm:f': 'm:fPr m:num m:den',
    'm:rad': 'm:radPr m:deg m:e',
    'm:sSub': 'm:sSubPr m:e m:sub',
    'm:sSup': 'm:sSupPr m:e m:sup',
    'm:sSubSup': 'm:sSubSupPr m:e m:sub m:sup',
    'm:limLow': 'm:limLowPr m:e m:lim',
    'm:limUpp': 'm:limUppPr m:e m:lim',
    'm:acc': 'm:accPr m:e',
    'm:bar': 'm:barPr m:e',
    'm:groupChr': 'm:groupChrPr m:e',
    'm:groupChrPr': 'm:chr m:pos m:vertJc m:ctrlPr',
    'm:d': 'm:dPr m:e',
    'm:dPr': 'm:begChr m:sepChr m:endChr m:grow m:shp m:ctrlPr',
    'm:m': 'm:mPr m:mr',
    'm:mPr': 'm:baseJc m:plcHide m:rSpRule m:cGpRule m:rSp m:cSp m:cGp m:mcs m:ctrlPr',
    'm:r': 'm:rPr a:rPr m:t',
    'm:oMathPara': 'm:oMathParaPr m:oMath',
  }).map(([name, text]) => [name, words(text)]),
);

/** Children of these stand in any order among each other. */
export const free = new Set(words('a:r a:br a:fld a14:m c:valAx c:catAx c:dateAx'));
